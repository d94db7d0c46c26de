package org.openpayouts.broadcaster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutStatus;

class PayingIT {
  private static final String LEGACY = "mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r";
  private static final String NESTED = "2N4Q5FhU2497BryFfUgbqkAJE87aKHUhXMp";
  private static final String TAPROOT =
      "bcrt1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqc8gma6";

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private static Stage stage;

  @BeforeAll
  static void start() {
    stage = new Stage(folder);
    stage.fund("1.00000000", 2);
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void paysABatchOnceAndExactly() {
    String segwit = Addresses.fresh();
    List<AFundedPayout> payouts =
        List.of(
            aPayout(segwit, 10_001),
            aPayout(LEGACY, 10_002),
            aPayout(NESTED, 10_003),
            aPayout(TAPROOT, 10_004),
            aPayout(segwit, 10_001));

    stage.send(payouts.toArray(AFundedPayout[]::new));

    payouts.forEach(payout -> Facts.await(payout, "PayoutBroadcast"));
    stage.node().mine(Stage.TARGET);
    payouts.forEach(payout -> Facts.await(payout, "PayoutBroadcast", "PayoutCompleted"));
    var witness = new Witness(stage.node());
    assertThat(witness.paidTo(segwit)).containsExactly(10_001L, 10_001L);
    assertThat(witness.paidTo(LEGACY)).contains(10_002L);
    assertThat(witness.paidTo(NESTED)).containsExactly(10_003L);
    assertThat(witness.paidTo(TAPROOT)).containsExactly(10_004L);
  }

  @Test
  void tellsTheWholeStoryUnderOneTrace() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 20_001);

    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    stage.node().mine(Stage.TARGET);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");

    var broadcast = (PayoutBroadcast) Facts.of(payout).getFirst();
    var completed = (PayoutCompleted) Facts.of(payout).getLast();
    assertThat(broadcast.getSequence()).isEqualTo(3);
    assertThat(broadcast.getPayout().getStatus()).isEqualTo(PayoutStatus.PROCESSING);
    assertThat(broadcast.getPayout().getTransactions().getFirst().getConfirmations()).isZero();
    assertThat(completed.getSequence()).isEqualTo(4);
    assertThat(completed.getDepth()).isGreaterThanOrEqualTo(Stage.TARGET);
    var paid = completed.getPayout().getTransactions().getFirst();
    assertThat(paid.getTxid()).isEqualTo(completed.getTxid());
    assertThat(paid.getBaseUnits()).isEqualTo("20001");
    assertThat(paid.getConfirmations()).isEqualTo(completed.getDepth());
    assertThat(Facts.records(payout))
        .allSatisfy(fact ->
            assertThat(new String(fact.headers().lastHeader("traceparent").value(), UTF_8))
                .isEqualTo(Topicland.TRACEPARENT));
  }

  @Test
  void paysOnceWhatIsToldTwiceAndLate() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 30_001);

    stage.send(payout, payout);
    Facts.await(payout, "PayoutBroadcast");
    stage.send(payout);
    stage.node().mine(Stage.TARGET);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");
    stage.send(payout);
    AFundedPayout next = aPayout(LEGACY, 30_002);
    stage.send(next);
    Facts.await(next, "PayoutBroadcast");

    assertThat(new Witness(stage.node()).paidTo(payout.address())).containsExactly(30_001L);
    assertThat(Facts.names(payout)).containsExactly("PayoutBroadcast", "PayoutCompleted");
  }

  @Test
  void failsUnpayablePayoutsAndForgedOnesOnceTwoPersonsHaveLooked() {
    AFundedPayout honest = aPayout(LEGACY, 40_001);
    AFundedPayout moreThanFunded = aPayout(LEGACY, 40_002);
    AFundedPayout elsewhere = aPayout(LEGACY, 40_003);
    AFundedPayout dust = aPayout(LEGACY, 545);
    AFundedPayout nowhere = aPayout("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", 40_004);

    stage.sendFact(moreThanFunded.of("99999999"), moreThanFunded);
    stage.sendFact(elsewhere.to(NESTED), elsewhere);
    stage.send(honest, dust, nowhere);

    await().atMost(SOON).until(stage::isHeld);
    assertThat(Facts.names(moreThanFunded)).doesNotContain("PayoutFailed");
    await()
        .atMost(SOON)
        .until(() -> {
          stage.freeTheWallet();
          return List.of(moreThanFunded, elsewhere, dust, nowhere).stream()
              .allMatch(payout -> Facts.names(payout).contains("PayoutFailed"));
        });
    await().atMost(SOON).until(() -> Facts.names(honest).contains("PayoutBroadcast"));
    assertThat(List.of(moreThanFunded, elsewhere, dust, nowhere))
        .extracting(payout -> ((PayoutFailed) Facts.of(payout).getLast()).getReason().name())
        .containsExactly("INTENT_MISMATCH", "INTENT_MISMATCH", "BELOW_DUST", "DESTINATION_INVALID");
  }

  @Test
  void booksExactlyWhatTheNetworkTook() {
    AFundedPayout payout = aPayout(LEGACY, 50_001);

    stage.send(payout);
    Facts.await(payout, "PayoutBroadcast");
    stage.node().mine(Stage.TARGET);
    Facts.await(payout, "PayoutBroadcast", "PayoutCompleted");

    String txid = ((PayoutCompleted) Facts.of(payout).getLast()).getTxid();
    var spent =
        stage
            .jdbc()
            .sql(
                """
                select sum(c.base_units) from reserved_coin c
                  join chain_transaction t using (family_id) where t.txid = :txid
                """)
            .param("txid", txid)
            .query(Long.class)
            .single();
    var booked =
        stage
            .jdbc()
            .sql("select base_units from network_fee_entry where txid = :txid and kind = 'PAID'")
            .param("txid", txid)
            .query(Long.class)
            .list();
    assertThat(booked).containsExactly(spent - new Witness(stage.node()).paidOut(txid));
  }
}
