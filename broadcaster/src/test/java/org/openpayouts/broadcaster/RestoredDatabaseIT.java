package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.wallet.WalletHolds;

class RestoredDatabaseIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String KILL_SWITCH = "--payouts.wallet.kill-switch=true";

  @TempDir Path folder;

  @BeforeEach
  void forgetFacts() {
    Topicland.forgetFacts();
  }

  private static void assertPaidOnce(Stage stage, AFundedPayout payout) {
    assertThat(new Witness(stage.node()).paidTo(payout.address()))
        .containsExactly(Long.parseLong(payout.baseUnits()));
  }

  private static List<Long> sequences(AFundedPayout payout) {
    return Facts.of(payout).stream().map(RestoredDatabaseIT::sequence).toList();
  }

  private static long sequence(SpecificRecord fact) {
    return (Long) fact.get(fact.getSchema().getField("sequence").pos());
  }

  /** Nothing is told under a number that was told before, and none is left out. */
  private static void assertNumberedFromThree(AFundedPayout payout) {
    List<Long> told = sequences(payout);
    assertThat(told).isEqualTo(LongStream.range(3, 3 + told.size()).boxed().toList());
  }

  private static void awaitDeath(Stage stage, String point) {
    await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> stage.deaths().contains(point));
  }

  private static void dieWhileItRelearns(Stage stage) {
    for (String point : List.of("FACTS_FOLLOWED", "FOUND_AGAIN")) {
      stage.startServiceAgain(point);
      awaitDeath(stage, point);
      stage.stopService();
    }
  }

  private static void awaitFact(AFundedPayout payout, String name) {
    await().atMost(SOON).until(() -> Facts.names(payout).contains(name));
  }

  private static String reason(Stage stage) {
    return stage.bean(WalletHolds.class).reason("bitcoin").orElse("");
  }

  private static Map<String, Object> attribute(
      Stage stage, TransactionId txid, String payout, String second) {
    return stage
        .bean(WalletsEndpoint.class)
        .attribute("bitcoin", txid.value(), payout, null, "ann", second, "looked at it");
  }

  private static Map<String, Object> declareForeign(Stage stage, TransactionId txid) {
    return stage
        .bean(WalletsEndpoint.class)
        .attribute("bitcoin", txid.value(), null, true, "ann", "bob", "stolen");
  }

  private static Map<String, Object> release(Stage stage) {
    return stage.bean(WalletsEndpoint.class).release("bitcoin", "ann", "bob", "done");
  }

  @Test
  void paysNothingTwiceAndTellsOnWhereItsFactsEnded() {
    AFundedPayout mined = aPayout(Addresses.fresh(), 10_001);
    AFundedPayout bumped = aPayout(Addresses.fresh(), 10_002);
    AFundedPayout waiting = aPayout(Addresses.fresh(), 10_003);
    AFundedPayout next = aPayout(Addresses.fresh(), 10_004);
    try (Stage stage = Stage.dying(folder, "", KILL_SWITCH)) {
      stage.fund("1.00000000", 4);
      stage.send(mined);
      Facts.await(mined, "PayoutDelayed");
      stage.stopService();
      String backup = stage.backUp();

      stage.startServiceAgain("", "--payouts.chains.bitcoin.bump-after=1500ms");
      awaitFact(mined, "PayoutBroadcast");
      stage.node().mine(Stage.TARGET);
      awaitFact(mined, "PayoutCompleted");
      stage.send(bumped);
      awaitFact(bumped, "PayoutTransactionReplaced");
      stage.node().mine(1);
      stage.send(waiting);
      awaitFact(waiting, "PayoutBroadcast");
      stage.stopService();
      List<String> toldOfMined = Facts.names(mined);

      stage.restore(backup);
      dieWhileItRelearns(stage);
      stage.startServiceAgain("");
      stage.send(next);
      awaitFact(next, "PayoutBroadcast");
      stage.node().mine(Stage.TARGET);

      List<AFundedPayout> unfinished = List.of(bumped, waiting, next);
      unfinished.forEach(payout -> awaitFact(payout, "PayoutCompleted"));
      List<AFundedPayout> all = List.of(mined, bumped, waiting, next);
      all.forEach(payout -> assertPaidOnce(stage, payout));
      all.forEach(RestoredDatabaseIT::assertNumberedFromThree);
      all.forEach(payout ->
          assertThat(Facts.names(payout)).containsOnlyOnce("PayoutBroadcast", "PayoutCompleted"));
      assertThat(Facts.names(mined)).isEqualTo(toldOfMined);
      assertThat(stage.isHeld()).isFalse();
    }
  }

  @Test
  void holdsTheWalletUntilTwoPersonsHaveAttributedWhatNoFactTells() {
    AFundedPayout sent = aPayout(Addresses.fresh(), 20_001);
    AFundedPayout next = aPayout(Addresses.fresh(), 20_002);
    try (Stage stage = Stage.dying(folder, "K13")) {
      stage.fund("1.00000000", 2);
      stage.send(sent);
      awaitDeath(stage, "K13");
      TransactionId txid = new Witness(stage.node()).waiting().getFirst();
      stage.stopService();

      stage.loseTheDatabase();
      stage.startServiceAgain("");
      stage.send(next);
      Facts.await(sent, "PayoutDelayed");
      Facts.await(next, "PayoutDelayed");

      assertThat(reason(stage)).contains("unknown transaction " + txid);
      assertThat(stage.bean(WalletsEndpoint.class).read().unknown())
          .extracting(WalletsEndpoint.Unknown::txid)
          .containsExactly(txid.value());
      assertThat(release(stage)).containsEntry("released", false);
      assertThat(attribute(stage, txid, sent.payoutId(), "ann")).containsEntry("attributed", false);
      assertThat(attribute(stage, txid, next.payoutId(), "bob")).containsEntry("attributed", false);
      assertThat(Facts.names(sent)).containsExactly("PayoutDelayed");

      assertThat(attribute(stage, txid, sent.payoutId(), "bob")).containsEntry("attributed", true);
      Facts.await(sent, "PayoutDelayed", "PayoutBroadcast");
      assertThat(Facts.names(next)).containsExactly("PayoutDelayed");
      assertThat(release(stage)).containsEntry("released", true);
      Facts.await(next, "PayoutDelayed", "PayoutBroadcast");
      stage.node().mine(Stage.TARGET);

      for (AFundedPayout payout : List.of(sent, next)) {
        Facts.await(payout, "PayoutDelayed", "PayoutBroadcast", "PayoutCompleted");
        assertPaidOnce(stage, payout);
        assertNumberedFromThree(payout);
      }
    }
  }

  @Test
  void leavesInFlightWhatTheNodeHasNotAndHoldsTheWalletForAThief() {
    AFundedPayout lost = aPayout(Addresses.fresh(), 30_001);
    AFundedPayout next = aPayout(Addresses.fresh(), 30_002);
    try (Stage stage = new Stage(folder)) {
      stage.fund("1.00000000", 2);
      stage.send(lost);
      Facts.await(lost, "PayoutBroadcast");
      TransactionId ours = new Witness(stage.node()).waiting().getFirst();
      stage.stopService();
      TransactionId stolen = new Thief(stage.node()).stealInputsOf(ours);
      stage.node().mine(1);

      stage.loseTheDatabase();
      stage.startServiceAgain("");
      stage.send(next);
      Facts.await(next, "PayoutDelayed");

      assertThat(reason(stage))
          .contains("unknown transaction " + stolen)
          .contains("transaction " + ours + " that pays 1 payouts: the node does not have it");
      assertThat(declareForeign(stage, stolen)).containsEntry("attributed", true);
      assertThat(release(stage)).containsEntry("released", true);
      Facts.await(next, "PayoutDelayed", "PayoutBroadcast");
      stage.node().mine(Stage.TARGET);
      Facts.await(next, "PayoutDelayed", "PayoutBroadcast", "PayoutCompleted");

      assertThat(Facts.names(lost)).containsExactly("PayoutBroadcast");
      assertThat(new Witness(stage.node()).paidTo(lost.address())).isEmpty();
    }
  }

  /** What the others would overlook if they could not fail: nobody notices that it went back. */
  @Test
  void paysTwiceWhereNothingTellsThatItWentBack() {
    AFundedPayout payout = aPayout(Addresses.fresh(), 40_001);
    try (Stage stage = new Stage(folder)) {
      stage.fund("1.00000000", 2);
      stage.send(payout);
      Facts.await(payout, "PayoutBroadcast");
      stage.node().mine(1);
      stage.stopService();

      stage.loseTheDatabase();
      stage.loseTheGroup();
      stage.startServiceAgain("");
      Facts.await(payout, "PayoutBroadcast", "PayoutBroadcast");
      stage.node().mine(1);

      assertThat(new Witness(stage.node()).paidTo(payout.address()))
          .containsExactly(40_001L, 40_001L);
      assertThat(sequences(payout)).containsExactly(3L, 3L);
    }
  }
}
