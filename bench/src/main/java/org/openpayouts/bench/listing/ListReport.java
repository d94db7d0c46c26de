package org.openpayouts.bench.listing;

import java.util.ArrayList;
import java.util.List;
import org.openpayouts.bench.load.Series;
import org.openpayouts.bench.load.SeriesByWay;
import org.openpayouts.bench.measure.Goal;
import org.openpayouts.bench.measure.Report;

/** Tells the figures of the listing, and its goals. */
final class ListReport {
  private static final double GOAL_FLAT = 1.25;
  private static final double GOAL_PGBENCH = 0.5;

  private final Report report;
  private final ListPlan plan;
  private final List<ListFigures> sizes = new ArrayList<>();

  ListReport(Report report, ListPlan plan) {
    this.report = report;
    this.plan = plan;
  }

  void add(ListFigures figures) {
    sizes.add(figures);
    SeriesByWay series = figures.series();
    report.add("");
    report.add("## " + series.setting());
    report.table(Series.HEADER, series.all().stream().map(Series::row).toList());
    report.goal(
        "first page to pgbench's",
        series.ratio(Pages.FIRST, PageScripts.FIRST),
        Goal.atLeast(GOAL_PGBENCH));
    report.goal(
        "deep page, walked to, to pgbench's by key",
        series.ratio(Pages.WALKED, PageScripts.KEYED),
        Goal.atLeast(GOAL_PGBENCH));
    series
        .ratio(Pages.WALKED, PageScripts.OFFSET)
        .ifPresent(ratio ->
            report.add("- deep page, walked to, to pgbench's by OFFSET: %.2f".formatted(ratio)));
  }

  void tellGoals() {
    report.add("");
    report.add("## All of it");
    report.add("");
    List<ListFigures> here = sizes.stream().filter(figures -> !figures.slowed()).toList();
    if (here.size() > 1) {
      ListFigures least = here.getFirst();
      ListFigures most = here.getLast();
      for (Series grown : most.series().all()) {
        if (!grown.way().startsWith("pgbench")) {
          report.goal(
              "p99 over %,d rows to that over %,d: %s"
                  .formatted(most.rows(), least.rows(), grown.way()),
              least
                  .series()
                  .at(grown.way(), grown.clients())
                  .map(before -> grown.p99() / before.p99()),
              Goal.atMost(GOAL_FLAT));
        }
      }
    }
    report.add(
        "- answers that were wrong: "
            + sizes.stream().mapToLong(figures -> figures.series().wrong()).sum());
    report.add(
        "- %d s each, %d rounds; pages of %d; a tenth of all rows is one merchant's, who asks; figures are medians over the rounds"
            .formatted(plan.time().toSeconds(), plan.rounds(), Pages.LIMIT));
    report.add(
        "- walked to: a client asks for one page after the other by offset, as client libraries do; jumped to: for any page, so that payout-api must count; by dates: a tenth of the whole time");
  }

  boolean isAllRight() {
    return sizes.stream().allMatch(figures -> figures.series().wrong() == 0);
  }
}
