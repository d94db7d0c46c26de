package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutTransactionReplaced;

class ReplacementIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void paysOnceByAReplacementThoughTheWorkerDiedBeforeSendingIt() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_001);
    try (Stage stage = Stage.dying(folder, "K16", "--payouts.chains.bitcoin.bump-after=2500ms")) {
      stage.fund("1.00000000", 1);
      stage.send(payout);
      await()
          .dontCatchUncaughtExceptions()
          .atMost(SOON)
          .until(() -> stage.deaths().contains("K16"));
      TransactionId first = new Witness(stage.node()).waiting().getFirst();
      stage.stopService();
      stage.startServiceAgain("");

      Facts.await(payout, "PayoutBroadcast", "PayoutTransactionReplaced");
      var replaced = (PayoutTransactionReplaced) Facts.of(payout).getLast();
      stage.node().mine(Stage.TARGET);
      Facts.await(payout, "PayoutBroadcast", "PayoutTransactionReplaced", "PayoutCompleted");

      var completed = (PayoutCompleted) Facts.of(payout).getLast();
      assertThat(replaced.getReplacedTxid()).isEqualTo(first.value());
      assertThat(completed.getTxid()).isEqualTo(replaced.getTxid());
      assertThat(new Witness(stage.node()).paidTo(payout.address())).containsExactly(10_001L);
    }
  }
}
