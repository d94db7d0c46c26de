package org.openpayouts.bench.listing;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.bench.disk.Disk;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.bench.merchants.MerchantsMade;
import org.openpayouts.bench.programs.ClientPrograms;
import org.openpayouts.bench.programs.Pgbench;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;

/** Pages of the stack's payout-api over ever more rows, and the same statements by pgbench. */
public final class ListBench {
  private final RunningStack stack;
  private final Clock clock;
  private final ListPlan plan;
  private final Report report;
  private final ListReport told;

  public ListBench(RunningStack stack, Clock clock, ListPlan plan) {
    this.stack = stack;
    this.clock = clock;
    this.plan = plan;
    this.report = new Report("list", this.clock, stack.shape());
    this.told = new ListReport(report, plan);
  }

  /** Measures, and says whether every page was answered. */
  public boolean run() {
    BenchMerchant merchant = MerchantsMade.in(stack, 1).getFirst();
    ListedRows rows =
        new ListedRows(stack.jdbcUrl(Component.PAYOUT_API), merchant, clock.instant());
    report.add("- payouts of others in the table before: " + rows.foreign());
    long[] sizes = plan.sizes();
    if (plan.disk().isNative()) {
      try (Disk disk = Disk.asItIs(stack)) {
        for (long size : sizes) {
          rows.fillTo(size);
          told.add(measure(disk, merchant, rows));
        }
      }
    }
    if (plan.disk().isSlow()) {
      rows.fillTo(sizes[sizes.length - 1]);
      measureSlowed(merchant, rows);
    }
    told.tellGoals();
    report.write();
    return told.isAllRight();
  }

  private void measureSlowed(BenchMerchant merchant, ListedRows rows) {
    Optional<Disk> slow = Disk.slowed(stack);
    if (slow.isEmpty()) {
      report.add("- NOT RUN: the slower disk; it needs cc, which Debian has in gcc");
      return;
    }
    try (Disk disk = slow.get()) {
      told.add(measure(disk, merchant, rows));
    }
  }

  private ListFigures measure(Disk disk, BenchMerchant merchant, ListedRows rows) {
    Pages pages = new Pages(merchant, server(disk), rows);
    ListFigures figures = ListFigures.on(disk, rows.size());
    Map<String, Pages.Way> ways = pages.ways(plan.clients());
    if (!plan.warm().isZero()) {
      ways.values()
          .forEach(way -> pages.measure(way, plan.clients(), plan.warm().dividedBy(ways.size())));
    }
    String lacking = ClientPrograms.lacks("pgbench", "postgresql-client");
    if (!lacking.isEmpty()) {
      report.add("- NOT RUN: pgbench: " + lacking);
    }
    PageScripts scripts =
        new PageScripts(
            new ClientPrograms(
                stack.jdbcUrl(Component.PAYOUT_API), stack.folder().root().resolve("bench")),
            merchant,
            rows,
            disk.pid());
    Map<String, Pgbench.Script> peers = lacking.isEmpty() ? scripts.all() : Map.of();
    for (int round = 0; round < plan.rounds(); round++) {
      ways.forEach((name, way) ->
          figures
              .series()
              .add(name, plan.clients(), pages.measure(way, plan.clients(), plan.time())));
      peers.forEach((name, script) ->
          figures
              .series()
              .add(name, plan.clients(), scripts.measure(script, plan.clients(), plan.time())));
    }
    return figures;
  }

  private Pages.Server server(Disk disk) {
    long api = stack.file().pids().getOrDefault(Component.PAYOUT_API.id(), 0L);
    return new Pages.Server(
        URI.create(stack.apiUrl()),
        stack.file().publicBaseUrl(),
        Map.of(
            Component.PAYOUT_API.id(),
            api,
            Component.POSTGRES.id(),
            disk.pid(),
            "load",
            ProcessHandle.current().pid()));
  }
}
