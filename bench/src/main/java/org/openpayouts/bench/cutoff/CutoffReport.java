package org.openpayouts.bench.cutoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openpayouts.bench.measure.Goal;
import org.openpayouts.bench.measure.Growth;
import org.openpayouts.bench.measure.Percentiles;
import org.openpayouts.bench.measure.Report;

/** Tells the figures of cutoffs, their goals, and what was wrong. */
final class CutoffReport {
  static final String OWN = "a cutoff, to the last PayoutFunded read from Kafka";
  static final String WINDOW = "bare window select";
  static final String MOVE = "bare delete and append, %,d a statement".formatted(BareSql.CHUNK);
  static final String PRODUCER = "bare producer of the same bytes";
  static final String ROWS = "row by row, of a sample, scaled";
  static final String EMPTY = "a cutoff over empty reserves, to its last fact read from Kafka";

  private static final double GOAL_BARE = 3;
  private static final double GOAL_ROWS = 40;
  private static final double GOAL_EMPTY_SECONDS = 1;
  private static final double GOAL_CANCEL_SECONDS = 2;
  private static final double GOAL_EXPONENT = 1.05;
  private static final int P99 = 99;

  private final Report report;
  private final Set<String> processes;
  private final List<SettingFigures> settings = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  CutoffReport(Report report, Set<String> processes) {
    this.report = report;
    this.processes = processes;
  }

  /** What was found in one cutoff; nothing where all was right. */
  void judged(String cutoff, List<String> found) {
    found.forEach(one -> {
      wrong.add(cutoff + ": " + one);
      report.add("- WRONG, " + cutoff + ": " + one);
    });
  }

  void tell(SettingFigures figures) {
    settings.add(figures);
    table(figures);
    report.goal(
        "to the bare delete and append with the bare producer",
        figures.ratio(OWN, Set.of(MOVE, PRODUCER)),
        Goal.atMost(GOAL_BARE));
    report.goal(
        "to the bare window select with the bare producer",
        figures.ratio(OWN, Set.of(WINDOW, PRODUCER)),
        Goal.atMost(GOAL_BARE));
    report.goal("row by row to it", figures.ratio(ROWS, Set.of(OWN)), Goal.atLeast(GOAL_ROWS));
  }

  void tellEmpty(SettingFigures figures) {
    table(figures);
    report.goal(
        "seconds of a cutoff over empty reserves",
        figures.seconds(EMPTY),
        Goal.atMost(GOAL_EMPTY_SECONDS));
  }

  private void table(SettingFigures figures) {
    report.add("");
    report.add("## " + figures.setting());
    report.table(figures.header(processes), figures.rows(processes));
  }

  /** Cancels while a cutoff ran, in milliseconds. */
  void tellCancels(Queue queue, int asked, List<Double> waits) {
    report.add("");
    report.add(
        "## Cancels during a cutoff of %,d payouts of %,d merchants"
            .formatted(queue.payouts(), queue.merchants()));
    report.add("");
    report.add(
        "- asked for: %d; cancelled: %d; the others came behind the sweep"
            .formatted(asked, waits.size()));
    Optional<Percentiles> all = Optional.of(waits).filter(w -> !w.isEmpty()).map(Percentiles::new);
    all.ifPresent(p ->
        report.add(String.format(Locale.ROOT, "- p50 %.0f ms, most %.0f ms", p.at(50), p.at(100))));
    report.goal(
        "p99 of a cancel, in seconds",
        all.map(p -> p.at(P99) / 1e3),
        Goal.atMost(GOAL_CANCEL_SECONDS));
  }

  void tellGrowth() {
    report.add("");
    report.add("## All of it");
    report.add("");
    Map<Integer, List<SettingFigures>> byMerchants =
        settings.stream()
            .collect(
                Collectors.groupingBy(
                    SettingFigures::merchants, TreeMap::new, Collectors.toList()));
    byMerchants.forEach((merchants, sizes) -> {
      report.goal(
          "growth exponent of the time, merchants: " + merchants,
          exponent(sizes, false),
          Goal.atMost(GOAL_EXPONENT));
      report.goal(
          "growth exponent of the CPU, merchants: " + merchants,
          exponent(sizes, true),
          Goal.atMost(GOAL_EXPONENT));
    });
    report.add(
        wrong.isEmpty()
            ? "- checks: every cutoff was right"
            : "- checks: WRONG %d times, as told above".formatted(wrong.size()));
  }

  private static Optional<Double> exponent(List<SettingFigures> sizes, boolean cpu) {
    Map<Integer, Double> bySize = new TreeMap<>();
    sizes.forEach(figures ->
        (cpu ? figures.cpuSeconds(OWN) : figures.seconds(OWN))
            .ifPresent(value -> bySize.put(figures.payouts(), value)));
    return Growth.exponent(bySize);
  }

  boolean isAllRight() {
    return wrong.isEmpty();
  }
}
