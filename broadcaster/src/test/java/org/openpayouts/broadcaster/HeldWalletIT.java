package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.broadcaster.wallet.WalletHolds;

class HeldWalletIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private static void hold(Stage stage) {
    stage.bean(WalletHolds.class).hold("bitcoin", "a test wants it");
  }

  private static long signed(Stage stage) {
    return stage.jdbc().sql("select count(*) from chain_transaction").query(Long.class).single();
  }

  @Test
  void storesNoSignatureOfWhatWasReservedBefore() {
    AFundedPayout reserved = aPayout(Addresses.fresh(), 10_001);
    AFundedPayout next = aPayout(Addresses.fresh(), 10_002);
    try (Stage stage = Stage.dying(folder, "K10")) {
      stage.fund("1.00000000", 2);
      stage.send(reserved);
      await()
          .dontCatchUncaughtExceptions()
          .atMost(SOON)
          .until(() -> stage.deaths().contains("K10"));

      hold(stage);
      stage.stopService();
      stage.startServiceAgain("");
      stage.send(next);
      Facts.await(next, "PayoutDelayed");
      assertThat(signed(stage)).isZero();

      stage.freeTheWallet();
      Facts.await(reserved, "PayoutBroadcast");
      Facts.await(next, "PayoutDelayed", "PayoutBroadcast");
    }
  }

  @Test
  void replacesNothing() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_003);
    try (Stage stage = Stage.dying(folder, "", "--payouts.chains.bitcoin.bump-after=8s")) {
      stage.fund("1.00000000", 1);
      stage.send(payout);
      Facts.await(payout, "PayoutBroadcast");

      hold(stage);
      await().atMost(SOON).until(() -> isAcceptedForSeconds(stage, 10));
      assertThat(signed(stage)).isOne();

      stage.freeTheWallet();
      await().atMost(SOON).until(() -> Facts.names(payout).contains("PayoutTransactionReplaced"));
    }
  }

  private static boolean isAcceptedForSeconds(Stage stage, int seconds) {
    return stage
        .jdbc()
        .sql(
            """
            select bool_and(accepted_at < clock_timestamp() - :seconds * interval '1 second')
              from chain_transaction
            """)
        .param("seconds", seconds)
        .query(Boolean.class)
        .single();
  }

  @Test
  void isHeldByAnIntentKeyThatIsAnotherOneAndNobodyFails() throws IOException {
    AFundedPayout stuck = aPayout(Addresses.fresh(), 10_004);
    AFundedPayout next = aPayout(Addresses.fresh(), 10_005);
    Path other = folder.resolve("other-key");
    Files.writeString(other, HexFormat.of().formatHex(AFundedPayout.bytes(99)));
    try (Stage stage = new Stage(folder)) {
      stage.fund("1.00000000", 2);
      stage.send(stuck);
      Facts.await(stuck, "PayoutBroadcast");

      stage.stopService();
      stage.startServiceAgain(
          "",
          "--payouts.intent.request-key-file=" + other,
          "--payouts.chains.bitcoin.bump-after=1ms");
      stage.send(next);
      Facts.await(next, "PayoutDelayed");
      assertThat(stage.bean(WalletHolds.class).reason("bitcoin"))
          .hasValueSatisfying(reason -> assertThat(reason).contains(next.payoutId()));

      stage.stopService();
      stage.startServiceAgain("");
      stage.freeTheWallet();
      Facts.await(next, "PayoutDelayed", "PayoutBroadcast");
      assertThat(Facts.names(stuck)).containsExactly("PayoutBroadcast");
    }
  }
}
