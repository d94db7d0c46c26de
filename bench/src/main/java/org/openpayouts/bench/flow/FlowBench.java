package org.openpayouts.bench.flow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openpayouts.bench.measure.Profile;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.bench.measure.Rounds;
import org.openpayouts.localstack.stack.RunningStack;

/**
 * From a request to the webhook that says complete: ours and the naive application in turn, first
 * as fast as they can, then both at half of our own rate.
 */
public final class FlowBench {
  private static final double GOAL_RATIO = 5;
  private static final double GOAL_RATE = 2_000;
  private static final int STEADY_SECONDS = 20;

  private final RunningStack stack;
  private final Clock clock;

  public FlowBench(RunningStack stack, Clock clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /** What was measured of one peer. */
  private record Measured(String name, List<Drain> bursts, List<Drain> steady) {
    Measured(String name) {
      this(name, new ArrayList<>(), new ArrayList<>());
    }

    Rounds rates() {
      return new Rounds(bursts.stream().map(Drain::rate).toList());
    }
  }

  /** Measures, and says whether the chain paid what was asked for, no more and no less. */
  public boolean run(int payouts, int rounds, boolean profile) {
    Report report = new Report("flow", clock, stack.shape());
    try (CompleteWebhooks plain = CompleteWebhooks.plain();
        CompleteWebhooks secured = CompleteWebhooks.asTheInboxOf(stack.folder());
        NaiveSystem naive = new NaiveSystem(stack, plain);
        OwnSystem own = new OwnSystem(stack, secured)) {
      Measured ours = new Measured(own.name());
      Measured theirs = new Measured(naive.name());
      // Burst and steady runs, the warming and the profile.
      own.prepare(payouts * (2 * rounds + 3));
      Drain.ofBurst(naive, payouts);
      Drain.ofBurst(own, payouts);
      for (int round = 0; round < rounds; round++) {
        theirs.bursts().add(Drain.ofBurst(naive, payouts));
        ours.bursts().add(Drain.ofBurst(own, payouts));
      }
      double half = ours.rates().median() / 2;
      int some = (int) Math.clamp(Math.round(half * STEADY_SECONDS), 1, payouts);
      theirs.steady().add(Drain.atRate(naive, some, half));
      ours.steady().add(Drain.atRate(own, some, half));
      int asked = payouts * (rounds + 1) + some;
      tell(report, ours, theirs);
      if (profile) {
        profile(report, own, payouts);
        asked += payouts;
      }
      long paid = own.paidOnChain();
      report.add(
          "- the chain paid %d of %d payouts: %s"
              .formatted(paid, asked, paid == asked ? "each once" : "WRONG"));
      report.write();
      return paid == asked;
    }
  }

  private static void tell(Report report, Measured ours, Measured theirs) {
    List<List<String>> rows = new ArrayList<>();
    for (Measured peer : List.of(theirs, ours)) {
      peer.bursts().forEach(drain -> rows.add(row(peer.name() + ", burst", drain)));
      peer.steady()
          .forEach(drain -> rows.add(row(peer.name() + ", at half of OpenPayouts' rate", drain)));
    }
    report.table(
        List.of("", "payouts", "payouts/s", "wait p50, s", "wait p99, s", "CPU per payout, ms"),
        rows);
    tellCpu(report, theirs);
    tellCpu(report, ours);
    double ratio = ours.rates().median() / theirs.rates().median();
    double rate = ours.rates().median();
    report.add(
        "- rate to the naive application's: %.2f, goal %.0f: %s"
            .formatted(ratio, GOAL_RATIO, Report.verdict(ratio >= GOAL_RATIO)));
    report.add(
        "- rate: %.0f/s, goal %.0f/s: %s"
            .formatted(rate, GOAL_RATE, Report.verdict(rate >= GOAL_RATE)));
    report.add(
        "- rounds: ours %s, the naive one's %s"
            .formatted(ours.rates().steadiness(), theirs.rates().steadiness()));
    report.add("- a cutoff each second, two blocks each 200 ms, a payout is complete after six");
    report.add(
        "- the naive one checks no signature, knows no chain, publishes no fact, and its webhooks go without TLS");
  }

  private static void tellCpu(Report report, Measured peer) {
    Drain last = peer.bursts().getLast();
    report.table(
        List.of("last burst, " + peer.name(), "CPU per payout, ms"),
        last.cpu().seconds().entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(entry ->
                List.of(entry.getKey(), number("%.2f", entry.getValue() / last.payouts() * 1e3)))
            .toList());
  }

  private static List<String> row(String what, Drain drain) {
    return List.of(
        what,
        Integer.toString(drain.payouts()),
        number("%.0f", drain.rate()),
        number("%.2f", drain.waits().at(50)),
        number("%.2f", drain.waits().at(99)),
        number("%.2f", drain.cpu().total() / drain.payouts() * 1e3));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void profile(Report report, OwnSystem own, int payouts) {
    Profile profile = Profile.start(own.services());
    Drain.ofBurst(own, payouts);
    profile.tell(report);
  }
}
