package org.openpayouts.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.stack.Shape;

/** One benchmark's page in docs/reports; what is added is printed at once. */
public final class Report {
  private final List<String> lines = new ArrayList<>();
  private final String name;
  private final Optional<CpuTime> begun = CpuTime.now();

  /** The same, of a stack that runs. */
  public Report(String name, Clock clock, Shape stack) {
    this(name, clock);
    add(
        "- services and peers: 256 MiB of heap, serial collector, "
            + (stack.optimized() ? "both compilers" : "the first compiler only"));
  }

  /** Begins with what the figures depend on: machine, date, commit, load. */
  public Report(String name, Clock clock) {
    this.name = name;
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    add("# Figures: " + name);
    add("");
    add("Written by `./payouts bench " + name + "`, " + now + ".");
    add("");
    add("- commit: " + commit());
    add("- machine: " + machine());
    add("- load average before: " + load());
  }

  public void add(String line) {
    lines.add(line);
    System.out.println(line);
  }

  public void table(List<String> header, List<List<String>> rows) {
    add("");
    add("| " + String.join(" | ", header) + " |");
    add("|" + "---|".repeat(header.size()));
    rows.forEach(row -> add("| " + String.join(" | ", row) + " |"));
    add("");
  }

  /** A figure beside its goal; one that was not measured is told as such. */
  public void goal(String what, Optional<Double> value, Goal goal) {
    String bound =
        switch (goal) {
          case Goal.AtLeast(double least) -> "at least " + least;
          case Goal.AtMost(double most) -> "at most " + most;
        };
    add(
        value
            .map(figure ->
                String.format(
                    Locale.ROOT,
                    "- %s: %.2f, goal %s: %s",
                    what,
                    figure,
                    bound,
                    verdict(goal.isReachedBy(figure))))
            .orElseGet(() -> "- NOT RUN: %s, goal %s".formatted(what, bound)));
  }

  /** A ratio beside its goal. */
  public static String verdict(boolean reached) {
    return reached ? "reached" : "missed";
  }

  public Path write() {
    add("- load average after: " + load());
    begun
        .flatMap(before -> CpuTime.now().map(now -> now.stolenSince(before)))
        .ifPresent(share ->
            add(
                String.format(
                    Locale.ROOT,
                    "- of all cores' time meanwhile the machine's host gave %.0f %% to others",
                    100 * share)));
    Path page = Distributions.projectRoot().resolve("docs/reports/bench-" + name + ".md");
    try {
      Files.createDirectories(page.resolveSibling(""));
      return Files.writeString(page, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + page, e);
    }
  }

  private static String machine() {
    return "%d cores%s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(), processor(), Runtime.version().toString());
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> " (" + line.replaceFirst("^.*: ", "") + ")")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String load() {
    try {
      String[] averages = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
      return String.join(" ", averages[0], averages[1], averages[2]);
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** With a mark where something else than reports was changed since. */
  private static String commit() {
    try {
      String head = git("rev-parse", "--short", "HEAD");
      if (head.isEmpty()) {
        return "unknown";
      }
      String changed =
          git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs/reports");
      return changed.isEmpty() ? head : head + "-dirty";
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String git(String... words) throws IOException {
    Process git =
        new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(words)).toList())
            .directory(Distributions.projectRoot().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
