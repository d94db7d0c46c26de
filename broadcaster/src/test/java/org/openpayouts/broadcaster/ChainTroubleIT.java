package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.schemas.event.DelayReason;
import org.openpayouts.schemas.event.FailureReason;
import org.openpayouts.schemas.event.PayoutDelayed;
import org.openpayouts.schemas.event.PayoutFailed;

class ChainTroubleIT {
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

  private void assertPaidOnce(AFundedPayout payout) {
    assertThat(new Witness(stage.node()).paidTo(payout.address()))
        .containsExactly(Long.parseLong(payout.baseUnits()));
  }

  private TransactionId waiting() {
    await().atMost(SOON).until(() -> new Witness(stage.node()).waiting().size() == 1);
    return new Witness(stage.node()).waiting().getFirst();
  }

  @Test
  void paysOnceWhenTheNodeLosesItsAnswerRefusesAndForgets() {
    stage.fund("1.00000000", 1);
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_001);
    stage.node().refuseNextSends(1);
    stage.node().loseNextAnswers(1);

    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    TransactionId sent = waiting();
    stage.node().drop(sent.value());

    assertThat(waiting()).isEqualTo(sent);
    stage.node().mine(Stage.TARGET);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");
    assertPaidOnce(payout);
  }

  @Test
  void saysOnceThatTheNodeIsDownAndGoesOnWhenItIsBack() {
    stage.fund("1.00000000", 1);
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_002);
    stage.stopNode();

    stage.send(payout);
    Facts.await(payout, "PayoutDelayed");
    stage.startNodeAgain();

    Facts.await(payout, "PayoutDelayed", "PayoutBroadcast");
    assertThat(((PayoutDelayed) Facts.of(payout).getFirst()).getReason())
        .isEqualTo(DelayReason.CHAIN_DOWN);
    stage.node().mine(Stage.TARGET);
    Facts.await(payout, "PayoutDelayed", "PayoutBroadcast", "PayoutCompleted");
    assertPaidOnce(payout);
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
  void followsAShallowReorganisationWithoutAWord() {
    stage.fund("1.00000000", 1);
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_003);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    stage.node().mine(Stage.TARGET - 1);
    awaitState("MINED");

    stage.node().reorg(Stage.TARGET - 1, false);
    awaitState("ACCEPTED");
    stage.node().mine(Stage.TARGET);

    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");
    assertPaidOnce(payout);
  }

  private void awaitState(String state) {
    await()
        .atMost(SOON)
        .until(
            () ->
                stage
                    .jdbc()
                    .sql("select state from chain_transaction")
                    .query(String.class)
                    .list()
                    .equals(List.of(state)));
  }

  @Test
  void reopensWhatADeepReorganisationTookAndSendsTheSameBytes() {
    stage.fund("1.00000000", 1);
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_004);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    TransactionId sent = waiting();
    stage.node().mine(Stage.TARGET);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");

    stage.node().reorg(Stage.TARGET, false);
    stage.node().drop(sent.value());

    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted", "PayoutReopened");
    assertThat(waiting()).isEqualTo(sent);
    stage.node().mine(Stage.TARGET);
    Facts.await(
        payout, "PayoutBroadcast", "PayoutCompleted", "PayoutReopened", "PayoutCompleted");
    assertPaidOnce(payout);
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
    await().atMost(SOON).until(() -> stage.bean(WalletHolds.class).isHeld("bitcoin"));
    assertThat(Facts.names(payout)).containsExactly("PayoutBroadcast");
    stage.node().mine(1);

    Facts.await(payout, "PayoutBroadcast", "PayoutFailed");
    var failed = (PayoutFailed) Facts.of(payout).getLast();
    assertThat(failed.getReason()).isEqualTo(FailureReason.REPLACED_ON_CHAIN);
    assertThat(failed.getProof().getConsumedBy()).isEqualTo(theirs.value());
    assertThat(failed.getProof().getDepth()).isEqualTo(Stage.FINALITY);
    assertThat(new Witness(stage.node()).paidTo(payout.address())).isEmpty();
    AFundedPayout next = aPayout(Addresses.fresh(), 10_006);
    stage.send(next);
    Facts.await(next, "PayoutDelayed");
  }
}
