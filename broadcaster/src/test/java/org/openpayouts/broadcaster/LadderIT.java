package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;
import static org.springframework.boot.availability.LivenessState.BROKEN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.ApplicationAvailability;

/** At every step the worker dies, and another process finds only what the database holds. */
class LadderIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void paysOnceWhereverTheWorkerDies() {
    List<String> points = List.of("K10", "K11", "K12", "K13", "K14", "K15");
    var payouts = new ArrayList<AFundedPayout>();
    try (Stage stage = Stage.dying(folder, points.getFirst())) {
      stage.fund("1.00000000", 12);
      for (String point : points) {
        var pair = List.of(aPayout(Addresses.fresh(), 10_001), aPayout(Addresses.fresh(), 10_002));
        payouts.addAll(pair);
        stage.send(pair.toArray(AFundedPayout[]::new));
        awaitDeath(stage, point);
        stage.stopService();
        int next = points.indexOf(point) + 1;
        stage.startServiceAgain(next < points.size() ? points.get(next) : "");
      }

      stage.send(payouts.toArray(AFundedPayout[]::new));
      payouts.forEach(payout -> Facts.await(payout, "PayoutBroadcast"));
      stage.node().mine(Stage.TARGET);
      payouts.forEach(payout -> Facts.await(payout, "PayoutBroadcast", "PayoutCompleted"));

      var witness = new Witness(stage.node());
      for (AFundedPayout payout : payouts) {
        assertThat(witness.paidTo(payout.address()))
            .containsExactly(Long.parseLong(payout.baseUnits()));
      }
    }
  }

  /** The worker's own thread ends with an error, and the platform is asked for another process. */
  private static void awaitDeath(Stage stage, String point) {
    await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> stage.deaths().contains(point));
    await()
        .atMost(SOON)
        .until(() -> stage.bean(ApplicationAvailability.class).getLivenessState() == BROKEN);
  }
}
