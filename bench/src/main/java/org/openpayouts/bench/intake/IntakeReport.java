package org.openpayouts.bench.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpayouts.bench.load.Series;
import org.openpayouts.bench.load.SeriesByWay;
import org.openpayouts.bench.measure.Goal;
import org.openpayouts.bench.measure.Report;

/** Tells the figures of the intake, and its goals. */
final class IntakeReport {
  private static final double GOAL_ECHO = 0.8;
  private static final double GOAL_JPA = 5;
  private static final double GOAL_OPEN_MILLIS = 20;
  private static final double GOAL_KEPT = 0.9;
  private static final double GOAL_COPY = 0.6;
  private static final double GOAL_GROUP_MILLIS = 50;

  private final Report report;
  private final IntakePlan plan;
  private final List<IntakeFigures> disks = new ArrayList<>();

  IntakeReport(Report report, IntakePlan plan) {
    this.report = report;
    this.plan = plan;
  }

  void add(IntakeFigures figures) {
    disks.add(figures);
    report.add("");
    report.add("## Disk: " + figures.closed().setting());
    report.table(Series.HEADER, figures.rows());
    tellSingles(figures);
    tellGroups(figures.closed());
  }

  private void tellSingles(IntakeFigures figures) {
    SeriesByWay closed = figures.closed();
    report.goal(
        "best rate to that of: " + IntakeWays.ECHO,
        closed.ratio(IntakeWays.OWN, IntakeWays.ECHO),
        Goal.atLeast(GOAL_ECHO));
    report.goal(
        "best rate to that of: " + IntakeWays.JPA,
        closed.ratio(IntakeWays.OWN, IntakeWays.JPA),
        Goal.atLeast(GOAL_JPA));
    for (String peer : List.of(IntakeWays.JDBC, PgbenchRows.NAME)) {
      closed
          .ratio(IntakeWays.OWN, peer)
          .ifPresent(
              ratio -> report.add("- best rate to that of: %s: %.2f".formatted(peer, ratio)));
    }
    report.goal(
        "p99 at 80 % of the best rate, ms",
        figures.open().best(IntakeFigures.OPEN).map(Series::p99), Goal.atMost(GOAL_OPEN_MILLIS));
  }

  private void tellGroups(SeriesByWay closed) {
    report.goal(
        "groups to COPY", closed.ratio(GroupPosts.NAME, CopiedRows.NAME), Goal.atLeast(GOAL_COPY));
    Optional<Series> groups = closed.best(GroupPosts.NAME);
    report.goal(
        "p99 of a group at the best rate, ms",
        groups.map(Series::p99),
        Goal.atMost(GOAL_GROUP_MILLIS));
  }

  /** What is asked of all disks together, and what the figures mean. */
  void tellGoals() {
    report.add("");
    report.add("## All of it");
    report.add("");
    report.goal(
        "rate on the slower disk to the native one, at most connections",
        keptOnTheSlowerDisk(),
        Goal.atLeast(GOAL_KEPT));
    long wrong = disks.stream().mapToLong(IntakeFigures::wrong).sum();
    report.add("- answers that were wrong, or whose payouts are not stored: " + wrong);
    report.add(
        "- %d s each, %d rounds, %d merchants; of 100 requests one is signed badly, one is a repeat; half of the signatures are high-S"
            .formatted(plan.time().toSeconds(), plan.rounds(), plan.merchants()));
    report.add(
        "- a group counts as its payouts, its wait is that of the request; figures are medians over the rounds; p50 and p99 at a fixed rate count from when a request was due");
    report.add(
        "- the CPU of ours is until every fact is published; the other four services do not run; the peers keep no repeats, check no token and publish nothing");
  }

  private Optional<Double> keptOnTheSlowerDisk() {
    int most = plan.connections().stream().mapToInt(Integer::intValue).max().orElse(1);
    Optional<Double> slow = rateAt(true, most);
    return rateAt(false, most).flatMap(here -> slow.map(there -> there / here));
  }

  private Optional<Double> rateAt(boolean slowed, int clients) {
    return disks.stream()
        .filter(figures -> figures.slowed() == slowed)
        .flatMap(figures -> figures.closed().at(IntakeWays.OWN, clients).stream())
        .map(series -> series.rates().median())
        .findFirst();
  }

  boolean isAllRight() {
    return disks.stream().allMatch(figures -> figures.wrong() == 0);
  }
}
