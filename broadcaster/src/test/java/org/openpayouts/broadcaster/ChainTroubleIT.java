package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.schemas.event.DelayReason;
import org.openpayouts.schemas.event.PayoutDelayed;

class ChainTroubleIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private static Stage stage;

  @BeforeAll
  static void start() {
    stage = new Stage(folder);
    stage.fund("1.00000000", 4);
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  private static void assertPaidOnce(AFundedPayout payout) {
    assertThat(new Witness(stage.node()).paidTo(payout.address()))
        .containsExactly(Long.parseLong(payout.baseUnits()));
  }

  private static TransactionId waiting() {
    await().atMost(SOON).until(() -> new Witness(stage.node()).waiting().size() == 1);
    return new Witness(stage.node()).waiting().getFirst();
  }

  @Test
  void paysOnceWhenTheNodeLosesItsAnswerRefusesAndForgets() {
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
  void followsAShallowReorganisationWithoutAWord() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_003);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    stage.node().mine(Stage.TARGET - 1);
    awaitState(payout, "MINED");

    stage.node().reorg(Stage.TARGET - 1, false);
    awaitState(payout, "ACCEPTED");
    stage.node().mine(Stage.TARGET);

    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");
    assertPaidOnce(payout);
  }

  private static void awaitState(AFundedPayout payout, String state) {
    await()
        .atMost(SOON)
        .until(() ->
            stage
                .jdbc()
                .sql(
                    """
                    select t.state from chain_transaction t join payout_output o using (txid)
                     where o.payout_id = :payout
                    """)
                .param("payout", payout.payoutId())
                .query(String.class)
                .list()
                .equals(List.of(state)));
  }

  @Test
  void reopensNothingWhereOnlyTheIndexLagsBehind() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_005);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    stage.node().mine(Stage.TARGET);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");

    stage.faults().lagTheIndex(true);
    stage.node().mine(1);
    AFundedPayout next = aPayout(Addresses.fresh(), 10_006);
    stage.send(next);
    Facts.await(next, "PayoutBroadcast");
    stage.faults().lagTheIndex(false);
    stage.node().mine(Stage.TARGET);
    Facts.await(next, "PayoutBroadcast", "PayoutCompleted");

    assertThat(Facts.names(payout)).containsExactly("PayoutBroadcast", "PayoutCompleted");
  }

  @Test
  void booksAPaymentAgainWhenItsBlockComesBack() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_007);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    String block = stage.node().mine(Stage.TARGET).getFirst();
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");

    stage.node().call("invalidateblock", block);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted", "PayoutReopened");
    stage.node().call("reconsiderblock", block);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted", "PayoutReopened", "PayoutCompleted");

    var booked =
        stage
            .jdbc()
            .sql(
                """
                select e.kind from network_fee_entry e join payout_output o using (txid)
                 where o.payout_id = :payout order by e.position
                """)
            .param("payout", payout.payoutId())
            .query(String.class)
            .list();
    assertThat(booked).containsExactly("PAID", "TAKEN_BACK", "PAID");
    assertPaidOnce(payout);
  }

  @Test
  void takesAPaymentBackWhenTheChainFallsToTheTipItWasToldLast() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_009);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    var block = new AtomicReference<String>();
    stage
        .faults()
        .moveBetweenTips(
            () -> block.set(stage.node().mine(Stage.TARGET).getFirst()),
            () -> stage.node().call("invalidateblock", block.get()));

    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted", "PayoutReopened");
    stage.node().mine(Stage.TARGET);

    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted", "PayoutReopened", "PayoutCompleted");
    assertPaidOnce(payout);
  }

  @Test
  void followsWhatIsSentWhileItsCoinsCannotBeLookedFor() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 10_008);
    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");

    stage.faults().failScans(true);
    stage.node().mine(Stage.TARGET);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");
    stage.faults().failScans(false);

    assertPaidOnce(payout);
  }

  @Test
  void reopensWhatADeepReorganisationTookAndSendsTheSameBytes() {
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
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted", "PayoutReopened", "PayoutCompleted");
    assertPaidOnce(payout);
  }
}
