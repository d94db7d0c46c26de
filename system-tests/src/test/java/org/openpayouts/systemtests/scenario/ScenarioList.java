package org.openpayouts.systemtests.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openpayouts.systemtests.stack.PayoutsCommand;

/** {@code scenarios.txt}, and what a run owes it. */
record ScenarioList(List<Line> lines) {
  /** The tag that a run leaves out, so that every change has its answer within the half hour. */
  private static final String EXCLUDED = "scenario.excluded";

  ScenarioList {
    lines = List.copyOf(lines);
  }

  /**
   * One scenario.
   *
   * @param least the fewest tests that it has
   * @param always whether it runs for every change
   */
  record Line(String name, String test, int least, boolean always) {}

  static ScenarioList read() {
    try {
      return parse(
          Files.readAllLines(PayoutsCommand.checkout().resolve("system-tests/scenarios.txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ScenarioList parse(List<String> text) {
    return new ScenarioList(
        text.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(ScenarioList::line)
            .toList());
  }

  private static Line line(String text) {
    String[] words = text.strip().split("\\s+");
    if (words.length != 4 || !List.of("ci", "all").contains(words[3])) {
      throw new IllegalArgumentException("not NAME TEST LEAST ci|all: " + text);
    }
    return new Line(words[0], words[1], Integer.parseInt(words[2]), "ci".equals(words[3]));
  }

  /** What this run has selected. */
  ScenarioList selected() {
    boolean some = Scenario.LONG.equals(System.getProperty(EXCLUDED, Scenario.LONG));
    return some ? ofEveryChange() : this;
  }

  ScenarioList ofEveryChange() {
    return new ScenarioList(lines.stream().filter(Line::always).toList());
  }

  /** What a run of this list lacks, or has unlisted, by the number of tests that ran of each. */
  List<String> complaints(Map<String, Integer> ran) {
    var complaints = new ArrayList<String>();
    for (Line line : lines) {
      int count = ran.getOrDefault(line.name(), 0);
      if (count < line.least()) {
        complaints.add("%s ran %d of %d tests".formatted(line.name(), count, line.least()));
      }
    }
    var names = lines.stream().map(Line::name).collect(Collectors.toSet());
    ran.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> complaints.add(name + " ran and is not listed"));
    return complaints;
  }
}
