package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.schemas.event.DelayReason;
import org.openpayouts.schemas.event.FailureReason;
import org.openpayouts.schemas.event.PayoutDelayed;
import org.openpayouts.schemas.event.PayoutFailed;

class WalletTroubleIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private Stage stage;

  @BeforeEach
  void start() {
    stage = new Stage(folder);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private TransactionId waiting() {
    await().atMost(SOON).until(() -> new Witness(stage.node()).waiting().size() == 1);
    return new Witness(stage.node()).waiting().getFirst();
  }

  @Test
  void paysWhatTheWalletReachesAndSaysOnceThatItIsLow() {
    stage.fund("0.00100000", 1);
    AFundedPayout small = aPayout(Addresses.fresh(), 50_000);
    AFundedPayout large = aPayout(Addresses.fresh(), 90_000);

    stage.send(small);
    Facts.await(small, "PayoutBroadcast");
    stage.send(large);
    Facts.await(large, "PayoutDelayed");
    stage.fund("0.00200000", 1);

    Facts.await(large, "PayoutDelayed", "PayoutBroadcast");
    assertThat(((PayoutDelayed) Facts.of(large).getFirst()).getReason())
        .isEqualTo(DelayReason.HOT_WALLET_LOW);
  }

  @Test
  void failsByProofAndHoldsTheWalletWhenAStrangerSpendsTheAnchor() {
    stage.fund("1.00000000", 1);
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_005);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    TransactionId ours = waiting();

    TransactionId theirs = new Thief(stage.node()).stealInputsOf(ours);
    stage.node().mine(Stage.FINALITY - 1);
    await().atMost(SOON).until(stage::isHeld);
    assertThat(Facts.names(payout)).containsExactly("PayoutBroadcast");
    stage.node().mine(1);
    AFundedPayout next = aPayout(Addresses.fresh(), 10_006);
    stage.send(next);
    Facts.await(next, "PayoutDelayed");
    assertThat(Facts.names(payout)).containsExactly("PayoutBroadcast");
    stage.freeTheWallet();
    stage.node().mine(1);

    Facts.await(payout, "PayoutBroadcast", "PayoutFailed");
    var failed = (PayoutFailed) Facts.of(payout).getLast();
    assertThat(failed.getReason()).isEqualTo(FailureReason.REPLACED_ON_CHAIN);
    assertThat(failed.getProof().getConsumedBy()).isEqualTo(theirs.value());
    assertThat(failed.getProof().getDepth()).isEqualTo(Stage.FINALITY + 1);
    assertThat(new Witness(stage.node()).paidTo(payout.address())).isEmpty();
  }

  @Test
  void failsNobodyWhomTheStrangersTransactionPays() {
    stage.fund("1.00000000", 2);
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_008);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");

    new Thief(stage.node()).payInsteadOf(waiting(), payout.address());
    stage.node().mine(Stage.FINALITY);
    await().atMost(SOON).until(stage::isHeld);
    stage.freeTheWallet();
    stage.node().mine(1);
    AFundedPayout next = aPayout(Addresses.fresh(), 10_009);
    stage.send(next);
    await().atMost(SOON).until(() -> Facts.names(next).contains("PayoutBroadcast"));
    stage.node().mine(Stage.TARGET);
    await().atMost(SOON).until(() -> Facts.names(next).contains("PayoutCompleted"));

    assertThat(Facts.names(payout)).containsExactly("PayoutBroadcast");
    assertThat(stage.isHeld()).isFalse();
  }

  @Test
  void signsAndSendsNothingUnderTheKillSwitchAndGoesOnAfterwards() {
    stage.fund("1.00000000", 1);
    stage.stopService();
    stage.startServiceAgain("", "--payouts.wallet.kill-switch=true");
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_007);

    stage.send(payout);
    Facts.await(payout, "PayoutDelayed");
    long signed =
        stage.jdbc().sql("select count(*) from chain_transaction").query(Long.class).single();
    stage.stopService();
    stage.startServiceAgain("");

    Facts.await(payout, "PayoutDelayed", "PayoutBroadcast");
    assertThat(signed).isZero();
    assertThat(((PayoutDelayed) Facts.of(payout).getFirst()).getReason())
        .isEqualTo(DelayReason.KILL_SWITCH);
  }

  @Test
  void refusesToStartBesideANodeOfAnotherNetwork() {
    stage.stopService();

    assertThatThrownBy(
            () -> stage.startServiceAgain("", "--payouts.chains.bitcoin.network=mainnet"))
        .hasStackTraceContaining("payouts.chains.bitcoin.network is mainnet");
  }
}
