package org.openpayouts.bench.cutoff;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openpayouts.bench.measure.Profile;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.schemas.topic.Topics;

/** Takes every way in each round, and judges every cutoff. */
final class Measuring {
  private final CutoffPlan plan;
  private final Parts parts;
  private final CutoffReport told;
  private final BareSql bareSql;
  private final RowByRow rows;

  Measuring(CutoffPlan plan, Parts parts, CutoffReport told) {
    this.plan = plan;
    this.parts = parts;
    this.told = told;
    this.bareSql = new BareSql(parts.sql());
    this.rows = new RowByRow(parts.sql());
  }

  /** What measures, and what is measured. */
  record Parts(
      FundingSystem system,
      Stage stage,
      CutoffRun run,
      Wire wire,
      Sql sql,
      BareProducer producer) {}

  /** Makes everybody known, and has a cutoff that does not count. */
  void open(Report report) {
    parts.stage().open(plan.mostMerchants());
    report.add(
        "- payouts are filled by SQL: every column is as funding-checker wrote it for one that it"
            + " took from Kafka");
    report.add("- seed %d".formatted(plan.seed()));
    report.add(
        "- the service has both compilers and a heap of 256 MiB, PostgreSQL shared_buffers of"
            + " 128 MB");
    if (plan.warm() > 0) {
      int merchants = Math.min(plan.mostMerchants(), plan.warm());
      Queue queue = parts.stage().funded(plan.warm(), merchants);
      fund("warm", queue, cancels(queue));
    }
  }

  void funded(int payouts, int merchants) {
    SettingFigures figures = new SettingFigures(payouts, merchants);
    for (int round = 0; round < plan.rounds(); round++) {
      Queue queue = parts.stage().funded(payouts, merchants);
      bareSql.prepare();
      figures.add(CutoffReport.WINDOW, timed(() -> bareSql.select(queue)));
      figures.add(CutoffReport.MOVE, timed(() -> bareSql.move(queue)));
      if (round == 0) {
        figures.add(CutoffReport.ROWS, rowByRow(queue));
      }
      CutoffRun.Outcome outcome = fund(figures.setting(), queue, CutoffRun.Beside.NOTHING);
      figures.add(CutoffReport.OWN, outcome.timed());
      parts.producer().prepare();
      figures.add(
          CutoffReport.PRODUCER,
          parts.producer().send(parts.system().pids(), outcome.sample(), payouts));
    }
    told.tell(figures);
  }

  private Timed rowByRow(Queue queue) {
    int sample = plan.sample();
    rows.prepare(sample);
    return timed(() -> rows.fund(queue, sample)).times((double) queue.payouts() / sample);
  }

  private Timed timed(Runnable deed) {
    return Timed.of(parts.system().pids(), deed);
  }

  private CutoffRun.Outcome fund(String what, Queue queue, CutoffRun.Beside beside) {
    CutoffRun.Outcome outcome =
        parts
            .run()
            .run(
                queue,
                counts ->
                    count(counts, FactReader.FUNDED) + count(counts, FactReader.CANCELLED)
                        >= queue.payouts(),
                beside);
    plant(outcome.sample());
    told.judged(
        what,
        Judgement.ofFunded(
            parts.run().evidence(queue, outcome),
            StoredBooks.read(parts.sql(), queue),
            queue.unitsOfMerchants()));
    return outcome;
  }

  private void plant(List<SentFact> facts) {
    switch (plan.planted()) {
      case NOTHING -> {}
      case TWICE -> parts.wire().repeat(Topics.LIFECYCLE, facts.getFirst());
    }
  }

  private static long count(Map<String, Long> counts, String type) {
    return counts.getOrDefault(type, 0L);
  }

  void withoutMoney(int payouts, int merchants) {
    SettingFigures figures = new SettingFigures(payouts, merchants);
    Predicate<Map<String, Long>> isAll =
        counts ->
            count(counts, FactReader.DEFERRED) >= merchants
                && count(counts, FactReader.SHORT) >= merchants;
    for (int round = 0; round < plan.rounds(); round++) {
      Queue queue = parts.stage().withoutMoney(payouts, merchants);
      CutoffRun.Outcome outcome = parts.run().run(queue, isAll, CutoffRun.Beside.NOTHING);
      figures.add(CutoffReport.EMPTY, outcome.timed());
      told.judged(
          figures.setting() + ", no money",
          Judgement.ofEmptyReserves(
              parts.run().evidence(queue, outcome), StoredBooks.read(parts.sql(), queue)));
    }
    told.tellEmpty(figures);
  }

  void cancelled(int payouts, int merchants) {
    Queue queue = parts.stage().funded(payouts, merchants);
    Cancels cancels = cancels(queue);
    CutoffRun.Outcome outcome = fund("with cancels", queue, cancels);
    told.tellCancels(queue, cancels.asked(), cancels.waits(outcome.cancelledAt()));
  }

  private Cancels cancels(Queue queue) {
    return new Cancels(parts.wire(), queue, plan.cancelsPerSecond(), plan.seed());
  }

  /** One more cutoff, with a flight recording of the service. */
  void recorded(int payouts, int merchants, Report report) {
    Queue queue = parts.stage().funded(payouts, merchants);
    Profile profile = Profile.start(Map.of(FundingSystem.SERVICE, parts.system().servicePid()));
    fund("recorded", queue, CutoffRun.Beside.NOTHING);
    report.add("");
    report.add("Recorded, %,d payouts of %,d merchants".formatted(payouts, merchants));
    profile.tell(report);
  }

  /** Tells how all grows, and answers whether nothing was wrong. */
  boolean conclude() {
    told.tellGrowth();
    return told.isAllRight();
  }
}
