package org.openpayouts.bench;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.localstack.demo.Demo;
import org.openpayouts.localstack.demo.Screen;
import org.openpayouts.localstack.demo.Summary;
import org.openpayouts.localstack.inbox.Delivery;
import org.openpayouts.localstack.stack.RunningStack;

/**
 * The demo's run as a measurement: from the first signed request over the simulated chain to the
 * last webhook that says complete, judged by the demo's witnesses; then the naive application.
 */
final class FlowBench {
  private static final double GOAL_RATIO = 5;
  private static final double GOAL_RATE = 2_000;

  private final RunningStack stack;
  private final Clock clock;

  FlowBench(RunningStack stack, Clock clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /** From the first request to the last webhook, and the CPU that it took by process. */
  record Drain(double seconds, Cpu cpu) {}

  boolean run(int payouts) {
    Report report = new Report("flow", clock);
    Drain naive = new NaivePeer(stack).drain(payouts);
    Screen silent = new Screen(new PrintStream(PrintStream.nullOutputStream()), false);
    Map<String, Long> pids = new TreeMap<>(stack.file().pids());
    Instant begun = clock.instant();
    Cpu before = Cpu.of(pids);
    Summary summary = new Demo(stack, silent, clock).run(payouts, Optional.empty());
    Cpu taken = Cpu.of(pids).since(before);
    double seconds = Duration.between(begun, lastCompleted(begun)).toMillis() / 1e3;
    tell(report, payouts, new Drain(seconds, taken), naive);
    report.add("- witnesses: " + (summary.agrees() ? "all agree" : summary.text()));
    report.write();
    return summary.agrees();
  }

  private Instant lastCompleted(Instant begun) {
    return stack.deliveries().stream()
        .filter(delivery -> delivery.body().contains("payout_completed"))
        .map(Delivery::receivedAt)
        .map(Instant::parse)
        .max(Instant::compareTo)
        .orElse(begun);
  }

  private static void tell(Report report, int payouts, Drain ours, Drain naive) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("all of OpenPayouts", payouts, ours.seconds(), ours.cpu().total()));
    ours.cpu().seconds().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> rows.add(row("- " + entry.getKey(), payouts, 0, entry.getValue())));
    rows.add(row("naive Boot and JPA", payouts, naive.seconds(), naive.cpu().total()));
    report.table(List.of(payouts + " payouts", "wall, s", "payouts/s", "CPU per payout, ms"), rows);
    double ratio = naive.seconds() / ours.seconds();
    double rate = payouts / ours.seconds();
    report.add(
        "- rate to the naive application's: %.2f, goal %.0f: %s"
            .formatted(ratio, GOAL_RATIO, Report.verdict(ratio >= GOAL_RATIO)));
    report.add(
        "- goal: %.0f payouts/s: %s".formatted(GOAL_RATE, Report.verdict(rate >= GOAL_RATE)));
    report.add("- the naive one checks no signature, knows no chain, publishes no fact");
  }

  private static List<String> row(String what, int payouts, double seconds, double cpuSeconds) {
    boolean timed = seconds > 0;
    return List.of(
        what,
        timed ? String.format(Locale.ROOT, "%.1f", seconds) : "",
        timed ? String.format(Locale.ROOT, "%.0f", payouts / seconds) : "",
        String.format(Locale.ROOT, "%.1f", cpuSeconds / payouts * 1e3));
  }
}
