package org.openpayouts.bench.cutoff;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.schemas.topic.Topics;

/**
 * Cutoffs of a funding-checker that runs alone with its broker and its database, over payouts that
 * wait, and beside them what no cutoff can do without, in turn.
 */
public final class CutoffBench {
  private final Clock clock;
  private final CutoffPlan plan;

  public CutoffBench(Clock clock, CutoffPlan plan) {
    this.clock = clock;
    this.plan = plan;
  }

  /** Measures, and says whether every cutoff did what it must and nothing else. */
  public boolean run() {
    plan.requireSizes();
    Report report = new Report("cutoff", clock);
    try (FundingSystem system = FundingSystem.start();
        Sql sql = new Sql(system.jdbcUrl());
        Admin admin = Admin.create(Map.of("bootstrap.servers", system.brokers()));
        Wire wire = new Wire(system.brokers(), system.codec())) {
      FundingTables tables = new FundingTables(sql, admin);
      OthersFacts facts = new OthersFacts(plan.seed());
      FilledRows filled =
          new FilledRows(sql, request -> system.codec().encode(Topics.REQUESTS.name(), request));
      Measuring.Parts parts =
          new Measuring.Parts(
              system,
              new Stage(tables, wire, facts, filled, clock),
              new CutoffRun(system, tables, wire, facts),
              wire,
              sql,
              new BareProducer(system.brokers(), admin));
      CutoffReport told = new CutoffReport(report, system.pids().keySet());
      return all(new Measuring(plan, parts, told), report);
    } catch (RuntimeException e) {
      report.add("- NOT RUN: what is not above, for it ended before: " + e.getMessage());
      report.write();
      throw e;
    }
  }

  private boolean all(Measuring measuring, Report report) {
    measuring.open(report);
    for (int merchants : plan.merchants()) {
      plan.pending().forEach(payouts -> measuring.funded(payouts, merchants));
    }
    for (int merchants : plan.merchants()) {
      measuring.withoutMoney(plan.mostPending(), merchants);
      measuring.cancelled(plan.cancelSize(), merchants);
    }
    if (plan.profile()) {
      measuring.recorded(plan.cancelSize(), plan.mostMerchants(), report);
    }
    boolean isAllRight = measuring.conclude();
    report.write();
    return isAllRight;
  }
}
