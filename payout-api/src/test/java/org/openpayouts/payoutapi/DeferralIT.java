package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScope;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.DeferralReason;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A payout that a cutoff left says why, also where no fact tells of it alone. */
class DeferralIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SHORT = "RESERVE_SHORT";

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  /** Later than any cutoff that other tests tell. */
  private final Instant later =
      Clock.systemUTC().instant().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

  private final String inFront = merchant.create("in front");
  private final String blocked = merchant.create("blocked");
  private final String behind = merchant.create("behind");

  @Test
  void explainsTheTailByTheShortageOfItsMerchant() {
    assertThat(deferral(behind).isMissingNode()).isTrue();
    String cutoff = cutoff(later, CutoffScopeKind.MERCHANTS, merchant.id());
    deferred(blocked, DeferralReason.RESERVE_SHORT);
    runsShort(cutoff, blocked, 246);

    JsonNode tail = await().atMost(SOON).until(() -> deferral(behind), told -> told.isObject());

    assertThat(tail.get("reason").asString()).isEqualTo(SHORT);
    assertThat(Instant.parse(tail.get("cutoffDate").asString())).isEqualTo(later);
    assertThat(tail.at("/shortage/missing").decimalValue()).isEqualByComparingTo("2.46");
    assertThat(tail.at("/shortage/firstBlocked").asString()).isEqualTo(blocked);
    assertThat(tail.at("/shortage/waiting").asInt()).isEqualTo(2);
    await().atMost(SOON).untilAsserted(() -> assertThat(deferral(blocked)).isEqualTo(tail));
    assertThat(deferral(inFront).isMissingNode()).isTrue();
    assertThat(status(behind)).isEqualTo("new");
    assertThat(merchant.client().get("/payouts").body()).doesNotContain("deferral");
  }

  @Test
  void blamesNoPayoutThatWaitsNoMore() {
    String cutoff = cutoff(later, CutoffScopeKind.MERCHANTS, merchant.id());
    deferred(blocked, DeferralReason.RESERVE_SHORT);
    runsShort(cutoff, blocked, 246);
    await().atMost(SOON).until(() -> missing(behind).equals("2.46"));

    TestTopics.send(Topics.LIFECYCLE, blocked, TestFacts.funded(payout(blocked), 3));

    await().atMost(SOON).until(() -> status(blocked).equals("funded"));
    assertThat(deferral(behind).propertyNames()).containsExactly("reason", "cutoffDate");
    assertThat(deferral(behind).get("reason").asString()).isEqualTo(SHORT);
  }

  @Test
  void saysWhatWasSaidOfThePayoutItselfAndStopsWhenItIsDecided() {
    deferred(inFront, DeferralReason.RECIPIENT_NOT_ACTIVE);
    JsonNode told = await().atMost(SOON).until(() -> deferral(inFront), JsonNode::isObject);
    assertThat(told.propertyNames()).containsExactly("reason");
    assertThat(told.get("reason").asString()).isEqualTo("RECIPIENT_NOT_ACTIVE");

    TestTopics.send(Topics.LIFECYCLE, inFront, TestFacts.funded(payout(inFront), 3));

    await().atMost(SOON).until(() -> status(inFront).equals("funded"));
    assertThat(deferral(inFront).isMissingNode()).isTrue();
  }

  @Test
  void blamesTheShortageForWhoeverWasDeferredBeforeAndMayHaveHealed() {
    deferred(behind, DeferralReason.RECIPIENT_NOT_ACTIVE);
    await().atMost(SOON).until(() -> reason(behind).equals("RECIPIENT_NOT_ACTIVE"));

    String cutoff = cutoff(later, CutoffScopeKind.MERCHANTS, merchant.id());
    runsShort(cutoff, blocked, 246);
    await().atMost(SOON).until(() -> missing(behind).equals("2.46"));
    assertThat(reason(behind)).isEqualTo(SHORT);

    deferredAt(later.plusSeconds(1), behind, DeferralReason.RECIPIENT_NOT_ACTIVE);
    await().atMost(SOON).until(() -> reason(behind).equals("RECIPIENT_NOT_ACTIVE"));
    assertThat(missing(behind)).isEqualTo("2.46");
  }

  private String reason(String payout) {
    return deferral(payout).at("/reason").asString("");
  }

  private void deferredAt(Instant instant, String payout, DeferralReason reason) {
    PayoutDeferred now = TestFacts.deferred(payout(payout), 3, reason);
    Envelope then = Envelope.newBuilder(now.getEnvelope()).setOccurredAt(instant).build();
    TestTopics.send(
        Topics.LIFECYCLE, payout, PayoutDeferred.newBuilder(now).setEnvelope(then).build());
  }

  @Test
  void blamesNoCutoffThatWasNotOverThePayoutAndNoneThatIsPast() {
    String listed = cutoff(later, CutoffScopeKind.PAYOUTS, blocked);
    runsShort(listed, blocked, 100);
    await().atMost(SOON).until(() -> deferral(blocked).isObject());
    assertThat(deferral(behind).isMissingNode()).isTrue();

    String first = cutoff(later.plusMillis(1), CutoffScopeKind.CURRENCIES, "GBP");
    runsShort(first, blocked, 200);
    await().atMost(SOON).until(() -> missing(behind).equals("2"));
    cutoff(later.plusMillis(2), CutoffScopeKind.MERCHANTS, merchant.id());

    await().atMost(SOON).until(() -> deferral(behind).isMissingNode());
  }

  /** A cutoff that names payouts sweeps them whatever the scheduler's clock says. */
  @Test
  void explainsWhatACutoffNamedThoughItWasRequestedBehindItsInstant() {
    request(blocked, later.plusSeconds(1));
    request(behind, later.plusSeconds(2));

    String cutoff = cutoff(later, CutoffScopeKind.PAYOUTS, behind);
    runsShort(cutoff, blocked, 246);

    await().atMost(SOON).until(() -> missing(behind).equals("2.46"));
    assertThat(reason(behind)).isEqualTo(SHORT);
  }

  private void request(String payout, Instant instant) {
    api.bean(JdbcClient.class)
        .sql("update payout set requested_at = ? where payout_id = ?")
        .params(instant.atOffset(ZoneOffset.UTC), payout)
        .update();
  }

  private String missing(String payout) {
    return deferral(payout).at("/shortage/missing").asString("");
  }

  private JsonNode deferral(String payout) {
    return merchant.client().get("/payouts/" + payout).json().at("/data/deferral");
  }

  private String status(String payout) {
    return merchant.client().get("/payouts/" + payout).json().at("/data/status").asString("");
  }

  private PayoutSnapshot payout(String id) {
    return TestFacts.payout(merchant.id(), id, "GBP");
  }

  private void deferred(String payout, DeferralReason reason) {
    TestTopics.send(Topics.LIFECYCLE, payout, TestFacts.deferred(payout(payout), 2, reason));
  }

  private void runsShort(String cutoff, String firstBlocked, long missing) {
    TestTopics.send(
        Topics.RESERVE_ENTRIES,
        merchant.id() + ":GBP",
        TestFacts.reserveShort(merchant.id(), cutoff, firstBlocked, missing));
  }

  private static String cutoff(Instant instant, CutoffScopeKind kind, String value) {
    CutoffScope.Builder scope = CutoffScope.newBuilder().setKind(kind);
    switch (kind) {
      case MERCHANTS -> scope.setMerchantIds(List.of(value));
      case CURRENCIES -> scope.setCurrencies(List.of(value));
      case PAYOUTS -> scope.setPayoutIds(List.of(value));
      case ALL, UNKNOWN -> throw new IllegalArgumentException("names nobody");
    }
    String id = IdSource.secure().nextId();
    CutoffReached reached = TestFacts.cutoff(id, instant);
    TestTopics.send(
        Topics.CUTOFFS, "test", CutoffReached.newBuilder(reached).setScope(scope.build()).build());
    return id;
  }
}
