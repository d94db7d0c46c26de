package org.openpayouts.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a log says last, for somebody who wants to know why a process ended. */
final class LogTail {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LINES = 12;
  private static final int ERRORS = 3;
  private static final String CAUSED_BY = "Caused by: ";

  private LogTail() {}

  /** The last errors of a structured log with their first causes, or the last lines of another. */
  static List<String> of(Path log) {
    List<String> lines;
    try {
      lines = Files.readAllLines(log);
    } catch (IOException e) {
      return List.of("no log at " + log);
    }
    List<String> errors = new ArrayList<>();
    for (String line : lines) {
      JsonNode json = json(line);
      if ("ERROR".equals(json.path("log").path("level").asString(""))) {
        errors.add(sentence(json));
      }
    }
    List<String> shown = errors.isEmpty() ? last(lines, LINES) : last(errors, ERRORS);
    List<String> all = new ArrayList<>(shown);
    all.add("(" + log + ")");
    return all;
  }

  private static String sentence(JsonNode json) {
    String first =
        json.path("error")
            .path("stack_trace")
            .asString("")
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith(CAUSED_BY))
            .reduce((one, two) -> two)
            .orElse(json.path("error").path("message").asString(""));
    return (json.path("message").asString("") + "; " + first).strip();
  }

  private static JsonNode json(String line) {
    try {
      return line.startsWith("{") ? JSON.readTree(line) : JSON.createObjectNode();
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  private static List<String> last(List<String> lines, int count) {
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }
}
