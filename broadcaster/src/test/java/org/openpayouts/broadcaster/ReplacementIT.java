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
  void paysMoreWhereTheMempoolRefusedWhatTheStoredBytesPay() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_002);
    try (Stage stage = Stage.dying(folder, "", "--payouts.chains.bitcoin.bump-after=500ms")) {
      stage.faults().refuseTheFirstBytes();
      stage.fund("1.00000000", 1);

      stage.send(payout);
      await().atMost(SOON).until(() -> Facts.names(payout).contains("PayoutBroadcast"));
      stage.node().mine(Stage.TARGET);
      await().atMost(SOON).until(() -> Facts.names(payout).contains("PayoutCompleted"));

      var completed = (PayoutCompleted) Facts.of(payout).getLast();
      int member =
          stage
              .jdbc()
              .sql("select member from chain_transaction where txid = :txid")
              .param("txid", completed.getTxid())
              .query(Integer.class)
              .single();
      assertThat(member).isPositive();
      assertThat(new Witness(stage.node()).paidTo(payout.address())).containsExactly(10_002L);
    }
  }

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
