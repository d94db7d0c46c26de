package org.openpayouts.systemtests.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Load;
import org.openpayouts.systemtests.stack.Overrides;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** Every service dies once at each point that its page names, while payouts flow through it. */
@Scenario("crash-points")
@Tag(Scenario.LONG)
@Order(32)
class CrashPointsIT {
  private static final int PAYOUTS_MAX = 4_000;
  private static final int PER_SECOND = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration ASKING = Duration.ofMinutes(5);

  /** The point that only an operator's plan reaches. */
  private static final String MENDED = "MENDED";

  /** What brings a service to its points sooner. */
  private static final Map<String, String> HURRY =
      Map.of(
          "payouts.funding.chunk-size", "2",
          "payouts.chains.bitcoin.bump-after", "1s",
          "payouts.webhooks.delivery.total", "5s",
          "payouts.webhooks.delivery.lease", "10s");

  private final SharedStack stack = SharedStack.get();

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("org.openpayouts.localstack.stack.Component#services")
  void noPayoutIsLostOrPaidTwiceWhereverAServiceDies(Component service) {
    Set<String> points = pointsOf(service);
    TestMerchant merchant = TestMerchant.in(stack, "crash").withPayees(5).withReserve("90000.00");
    Journal journal = new Journal(merchant, ASKING);

    try (Witnesses witnesses = new Witnesses(stack, journal);
        Load load = Load.start(journal, PAYOUTS_MAX, PER_SECOND, 1);
        Pulse pulse = Pulse.start(stack)) {
      Garbage garbage = new Garbage(stack, folder);
      try (Overrides overrides = new Overrides(stack)) {
        overrides.give(service, armed(points));
        dieAtEach(service, new TreeSet<>(points), garbage);
      }
      if (points.contains(MENDED)) {
        garbage.dismissTheRest();
      }
      load.end(PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);

      witnesses.assertGuarantees();
      Counts.say("points at which " + service.id() + " died", points.size());
      Counts.say("payouts accepted meanwhile", journal.lines().size());
      Counts.say("pulses missed", pulse.missed());
    }
  }

  private static Set<String> pointsOf(Component service) {
    return CrashPoint.named()
        .filter(point -> point.service().equals(service.id()))
        .map(CrashPoint::name)
        .collect(Collectors.toSet());
  }

  private Map<String, String> armed(Set<String> points) {
    Map<String, String> settings = new TreeMap<>(HURRY);
    settings.put("payouts.failpoints.armed", String.join(",", points));
    settings.put("payouts.failpoints.spent-folder", folder.toString());
    return settings;
  }

  private void dieAtEach(Component service, Set<String> left, Garbage garbage) {
    while (!left.isEmpty()) {
      start(service, left);
      if (left.contains(MENDED) && left.size() == pointsOf(service).size()) {
        garbage.send();
      } else if (left.equals(Set.of(MENDED))) {
        garbage.dismiss();
      }
      Deadline.in(PATIENCE)
          .until("it dies at one of " + left, () -> left.stream().anyMatch(this::isSpent));
      left.removeIf(this::isSpent);
    }
  }

  /** Where it finds work at once, it dies before it is ready. */
  private void start(Component service, Set<String> left) {
    try {
      stack.restart(service);
    } catch (RuntimeException diedAgain) {
      if (left.stream().noneMatch(this::isSpent)) {
        throw diedAgain;
      }
    }
  }

  /** A point leaves a file of its name, and is passed from then on. */
  private boolean isSpent(String point) {
    return Files.exists(folder.resolve(point));
  }
}
