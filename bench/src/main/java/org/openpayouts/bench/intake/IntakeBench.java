package org.openpayouts.bench.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.bench.disk.Disk;
import org.openpayouts.bench.measure.Profile;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.bench.merchants.MerchantsMade;
import org.openpayouts.bench.peers.PeerTables;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;

/**
 * The intake of the stack's payout-api and its peers, in turn, on this disk and on a slower one.
 * The other services are killed meanwhile: what they do with payouts is no part of taking them in.
 */
public final class IntakeBench {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int WARM_CLIENTS = 64;
  private static final double OPEN_SHARE = 0.8;

  private final RunningStack stack;
  private final Clock clock;
  private final IntakePlan plan;

  public IntakeBench(RunningStack stack, Clock clock, IntakePlan plan) {
    this.stack = stack;
    this.clock = clock;
    this.plan = plan;
  }

  /** Measures, and says whether every answer was right and every payout is stored. */
  public boolean run() {
    Report report = new Report("intake", clock, stack.shape());
    List<BenchMerchant> merchants = MerchantsMade.in(stack, plan.merchants());
    IntakeReport told = new IntakeReport(report, plan);
    others().forEach(stack::kill);
    try (PeerTables tables = PeerTables.in(stack.jdbcUrl(Component.PAYOUT_API))) {
      if (plan.disk().isNative()) {
        try (Disk disk = Disk.asItIs(stack)) {
          told.add(measure(disk, tables, merchants, report));
        }
      }
      if (plan.disk().isSlow()) {
        slowed(tables, merchants, report).ifPresent(told::add);
      }
    } finally {
      stack.startMissing();
    }
    told.tellGoals();
    report.write();
    return told.isAllRight();
  }

  private static List<Component> others() {
    return Component.services().stream()
        .filter(service -> service != Component.PAYOUT_API)
        .toList();
  }

  private Optional<IntakeFigures> slowed(
      PeerTables tables, List<BenchMerchant> merchants, Report report) {
    Optional<Disk> slow = Disk.slowed(stack);
    if (slow.isEmpty()) {
      report.add("- NOT RUN: the slower disk; it needs cc, which Debian has in gcc");
      return Optional.empty();
    }
    try (Disk disk = slow.get()) {
      return Optional.of(measure(disk, tables, merchants, report));
    }
  }

  private IntakeFigures measure(
      Disk disk, PeerTables tables, List<BenchMerchant> merchants, Report report) {
    try (PeersProcess peers = new PeersProcess(stack)) {
      IntakeWays ways = new IntakeWays(stack, disk, merchants, peers);
      IntakeFigures figures = IntakeFigures.on(disk);
      Deadline.in(PATIENCE)
          .until(
              "payout-api takes payouts",
              () -> ways.own().measure(1, Duration.ofMillis(200)).wrong() == 0);
      singles(ways, figures, tables, report);
      openLoop(ways, figures);
      bulk(ways, figures, tables, report);
      if (plan.profile()) {
        profile(ways, disk, report);
      }
      return figures;
    }
  }

  private void singles(IntakeWays ways, IntakeFigures figures, PeerTables tables, Report report) {
    List<Way> singles = ways.singles(report);
    singles.forEach(way -> way.warm(WARM_CLIENTS, plan.warm()));
    for (int round = 0; round < plan.rounds(); round++) {
      for (int clients : plan.connections()) {
        for (Way way : singles) {
          tables.clear();
          figures.closed().add(way.name(), clients, way.measure(clients, plan.time()));
        }
      }
    }
  }

  private void profile(IntakeWays ways, Disk disk, Report report) {
    report.add("");
    report.add("Recorded, %d clients, disk: %s".formatted(WARM_CLIENTS, disk.name()));
    Profile profile = Profile.start(Map.of(Component.PAYOUT_API.id(), ways.payoutApi()));
    var unused = ways.own().measure(WARM_CLIENTS, plan.time());
    profile.tell(report);
  }

  private void openLoop(IntakeWays ways, IntakeFigures figures) {
    double rate = figures.closed().best(IntakeWays.OWN).orElseThrow().rates().median() * OPEN_SHARE;
    int most = plan.connections().stream().mapToInt(Integer::intValue).max().orElse(1);
    for (int round = 0; round < plan.rounds(); round++) {
      figures.open().add(IntakeFigures.OPEN, most, ways.own().atRate(plan.time(), rate, most));
    }
  }

  private void bulk(IntakeWays ways, IntakeFigures figures, PeerTables tables, Report report) {
    List<Way> bulks = ways.bulks(tables, report);
    Way own = bulks.getFirst();
    own.warm(1, plan.warm());
    for (int round = 0; round < plan.rounds(); round++) {
      for (int clients : plan.clients()) {
        figures.closed().add(own.name(), clients, own.measure(clients, plan.time()));
      }
      for (Way peer : bulks.subList(1, bulks.size())) {
        figures.closed().add(peer.name(), 1, peer.measure(1, plan.time()));
      }
    }
  }
}
