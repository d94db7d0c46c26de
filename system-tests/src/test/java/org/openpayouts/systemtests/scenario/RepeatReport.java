package org.openpayouts.systemtests.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a long proof leaves behind: one Markdown file per scenario with commit, seeds, counts and
 * the first failure, written anew after each run, so that an ended run has left its report too.
 */
final class RepeatReport {
  private static final Map<Path, RepeatReport> REPORTS = new ConcurrentHashMap<>();
  private static final int FAILURE_LENGTH_MAX = 2_000;

  private final Path folder;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, List<Line>> lines = new ConcurrentHashMap<>();

  private record Line(String run, Optional<String> failure, Map<String, Long> counts) {}

  private RepeatReport(Path folder) {
    this.folder = folder;
  }

  /** The report, where the system property {@code scenario.report} names a folder. */
  static Optional<RepeatReport> requested() {
    return Optional.ofNullable(System.getProperty("scenario.report"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> REPORTS.computeIfAbsent(Path.of(folder), RepeatReport::new));
  }

  synchronized void add(String scenario, String run, Optional<Throwable> failure) {
    List<Line> runs = lines.computeIfAbsent(scenario, name -> new ArrayList<>());
    runs.add(new Line(run, failure.map(RepeatReport::text), Counts.take()));
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(scenario + ".md"), text(scenario, runs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String scenario, List<Line> runs) {
    long failed = runs.stream().filter(run -> run.failure().isPresent()).count();
    var text = new StringBuilder();
    text.append("# Long proof: ").append(scenario).append("\n\n");
    text.append("Written by `./payouts test --repeat ").append(runs.size());
    text.append(' ').append(scenario).append("`, ").append(today()).append(", ");
    text.append(
        System.getProperty("scenario.stack", "").isEmpty()
            ? "on a stack of its own.\n\n"
            : "on a stack that ran already (`-Dscenario.stack`).\n\n");
    text.append("- commit: ").append(System.getProperty("scenario.commit", "unknown")).append('\n');
    text.append("- machine: ").append(Runtime.getRuntime().availableProcessors());
    text.append(" cores, Java ").append(Runtime.version().feature()).append('\n');
    text.append("- runs: ").append(runs.size()).append(", failed: ").append(failed).append("\n\n");
    text.append("| run | result | counts |\n|---|---|---|\n");
    for (Line run : runs) {
      text.append("| ").append(run.run()).append(" | ");
      text.append(run.failure().isPresent() ? "FAILED" : "all guarantees hold").append(" | ");
      text.append(run.counts().isEmpty() ? "" : run.counts()).append(" |\n");
    }
    runs.stream()
        .flatMap(run -> run.failure().stream())
        .findFirst()
        .ifPresent(
            first -> text.append("\n## First failure\n\n```\n").append(first).append("\n```\n"));
    return text.toString();
  }

  private String today() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static String text(Throwable failure) {
    String text = failure.toString();
    return text.substring(0, Math.min(FAILURE_LENGTH_MAX, text.length()));
  }
}
