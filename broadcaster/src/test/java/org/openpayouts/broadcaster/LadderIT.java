package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At every step the worker dies, and another process finds only what the database holds. */
class LadderIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"K10", "K11", "K12", "K13", "K14", "K15"})
  void paysOnceThoughTheWorkerDiedAt(String point) {
    try (Stage stage = Stage.dying(folder, Set.of(point))) {
      stage.fund("1.00000000", 2);
      List<AFundedPayout> payouts =
          List.of(aPayout(Addresses.fresh(), 10_001), aPayout(Addresses.fresh(), 10_002));

      stage.send(payouts.toArray(AFundedPayout[]::new));
      await().atMost(SOON).until(() -> stage.deaths().contains(point));
      stage.stopService();
      stage.startServiceAgain();
      stage.send(payouts.toArray(AFundedPayout[]::new));

      payouts.forEach(payout -> Facts.await(payout, "PayoutBroadcast"));
      stage.node().mine(Stage.TARGET);
      for (AFundedPayout payout : payouts) {
        Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");
        assertThat(new Witness(stage.node()).paidTo(payout.address()))
            .containsExactly(Long.parseLong(payout.baseUnits()));
      }
      assertThat(transactions(stage)).isEqualTo(1);
    }
  }

  private static long transactions(Stage stage) {
    return stage.jdbc().sql("select count(*) from chain_transaction").query(Long.class).single();
  }
}
