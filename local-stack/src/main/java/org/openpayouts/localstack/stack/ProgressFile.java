package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Steps as JSON lines: the supervisor appends, whoever waits for it reads. */
final class ProgressFile implements Progress {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private int alreadyRead;

  ProgressFile(Path file) {
    this.file = file;
  }

  void clear() {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public synchronized void tell(Step step) {
    try {
      String line = JSON.writeValueAsString(step) + "\n";
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The whole lines that came since the last call. */
  synchronized List<Step> news() {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      List<Step> steps = new ArrayList<>();
      String fresh = text.substring(Math.min(alreadyRead, text.length()));
      int end = fresh.lastIndexOf('\n') + 1;
      fresh.substring(0, end).lines().forEach(line -> steps.add(JSON.readValue(line, Step.class)));
      alreadyRead += end;
      return steps;
    } catch (IOException e) {
      return List.of();
    }
  }
}
