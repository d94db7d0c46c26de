package org.openpayouts.bench.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.DeferralReason;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.LedgerAccount;
import org.openpayouts.schemas.event.LedgerMovement;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.serde.RecordCodec;

/** A right story, and one planted fault at a time. */
class JudgementTest {
  private static final Instant CUTOFF = Instant.parse("2026-03-02T14:00:00Z");
  private static final Queue QUEUE = new Queue(new NumberedIds(1_772_460_000L), 0, 4, 2, CUTOFF);
  private static final Envelope ENVELOPE =
      Envelope.newBuilder()
          .setEventId(new UUID(0, 1))
          .setProducer("funding-checker")
          .setOccurredAt(CUTOFF)
          .build();

  private final OthersFacts others = new OthersFacts(1);
  private final Evidence evidence = new Evidence(QUEUE);
  private final long[] deposited = QUEUE.unitsOfMerchants();

  /** As whoever has a codec has done. */
  @BeforeAll
  static void trustTheGeneratedRecords() {
    RecordCodec.at("http://127.0.0.1:9").close();
  }

  @Test
  void findsNothingWhereEachPayoutWasFundedOnce() {
    fundAll();
    evidence.see(posted(-5, 5));

    assertThat(ofFunded(right())).isEmpty();
  }

  @Test
  void countsACancelledPayoutAsDone() {
    fund(0, 1, 2);
    evidence.see(cancelled(3));

    StoredBooks books =
        new StoredBooks(
            0, 0, 3, new long[] {0, QUEUE.units(3)}, new long[] {deposited[0], QUEUE.units(1)});
    assertThat(ofFunded(books)).isEmpty();
  }

  @Test
  void findsAPayoutThatWasFundedTwice() {
    fundAll();
    fund(2);

    assertThat(ofFunded(right()))
        .containsExactly("facts of a kind that a payout had before: 1, not 0");
  }

  @Test
  void findsAPayoutThatWasForgotten() {
    fund(0, 1, 2);

    assertThat(ofFunded(right())).contains("payouts neither funded nor cancelled: 1, not 0");
  }

  @Test
  void findsAPayoutThatWasFundedAndCancelled() {
    fundAll();
    evidence.see(cancelled(1));

    assertThat(ofFunded(right())).containsExactly("payouts both funded and cancelled: 1, not 0");
  }

  @Test
  void findsMoreFundedThanThereWas() {
    fund(0, 1, 2);
    evidence.see(funded(3, QUEUE.units(3) + 1));

    assertThat(ofFunded(right())).contains("merchant 1: funded more than its balance");
  }

  @Test
  void findsAHoldThatWasLost() {
    fundAll();

    StoredBooks lost =
        new StoredBooks(0, 0, 4, new long[2], new long[] {deposited[0] - 1, deposited[1]});
    assertThat(ofFunded(lost)).hasSize(1).first().asString().startsWith("held for merchant 0:");
  }

  @Test
  void findsAPostingThatDoesNotSumToZero() {
    fundAll();
    evidence.see(posted(-5, 6));

    assertThat(ofFunded(right()))
        .containsExactly("postings told that do not sum to zero: 1, not 0");
    assertThat(ofFunded(new StoredBooks(1, 0, 4, new long[2], deposited)))
        .contains("postings and currencies stored that do not sum to zero: 1, not 0");
  }

  @Test
  void findsAPayoutThatStillWaits() {
    fundAll();

    assertThat(ofFunded(new StoredBooks(0, 1, 4, new long[2], deposited)))
        .containsExactly("payouts that still wait: 1, not 0");
  }

  @Test
  void wantsOneDeferralAndOneShortageOfEachFirstPayout() {
    blocked(0);
    blocked(1);

    assertThat(ofEmptyReserves()).isEmpty();
  }

  @Test
  void findsASecondDeferralOfAMerchant() {
    blocked(0);
    blocked(1);
    evidence.see(deferred(1));

    assertThat(ofEmptyReserves()).hasSize(1).first().asString().contains("exactly one");
  }

  @Test
  void findsAShortageOfAPayoutThatIsNotTheFirst() {
    blocked(0);
    evidence.see(deferred(1));
    evidence.see(shortOf(3));

    assertThat(ofEmptyReserves()).hasSize(2);
  }

  @Test
  void findsMoneyFromNothing() {
    blocked(0);
    blocked(1);
    fund(2);

    assertThat(ofEmptyReserves()).containsExactly("payouts funded from nothing: 1, not 0");
  }

  private List<String> ofFunded(StoredBooks books) {
    return Judgement.ofFunded(evidence, books, deposited);
  }

  private List<String> ofEmptyReserves() {
    return Judgement.ofEmptyReserves(
        evidence, new StoredBooks(0, QUEUE.payouts(), 0, new long[2], new long[2]));
  }

  private StoredBooks right() {
    return new StoredBooks(0, 0, evidence.funded(), new long[2], deposited);
  }

  private void fundAll() {
    fund(0, 1, 2, 3);
  }

  private void fund(int... numbers) {
    for (int number : numbers) {
      evidence.see(funded(number, QUEUE.units(number)));
    }
  }

  private void blocked(int number) {
    evidence.see(deferred(number));
    evidence.see(shortOf(number));
  }

  private PayoutSnapshot payout(int number) {
    return others.requested(QUEUE, number).getPayout();
  }

  private PayoutFunded funded(int number, long units) {
    ByteBuffer mac = ByteBuffer.wrap(new byte[32]);
    FundingTerms terms =
        FundingTerms.newBuilder()
            .setWithdrawal(
                new Withdrawal("BTC", "bitcoin", new Destination("address", null), 1L, mac))
            .setBaseUnits("11000")
            .setLedgerAmount(units)
            .setPlatformFee(0)
            .setNetworkFee(0)
            .setRateInCurrency("64000")
            .setRateInLedgerCurrency("64000")
            .setCutoffId(QUEUE.ids().id(7))
            .setFundedAt(CUTOFF)
            .setFundingMac(mac)
            .build();
    PayoutSnapshot payout = PayoutSnapshot.newBuilder(payout(number)).setFunding(terms).build();
    return new PayoutFunded(ENVELOPE, payout.getPayoutId(), payout.getMerchantId(), 2L, payout);
  }

  private PayoutCancelled cancelled(int number) {
    PayoutSnapshot payout = payout(number);
    return PayoutCancelled.newBuilder()
        .setEnvelope(ENVELOPE)
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(3)
        .setPayout(payout)
        .setRequestedByRole("merchant")
        .setRequestedBy("token")
        .build();
  }

  private PayoutDeferred deferred(int number) {
    PayoutSnapshot payout = payout(number);
    return PayoutDeferred.newBuilder()
        .setEnvelope(ENVELOPE)
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(2)
        .setPayout(payout)
        .setReason(DeferralReason.RESERVE_SHORT)
        .setCutoffId(QUEUE.ids().id(7))
        .build();
  }

  private ReserveShort shortOf(int number) {
    return ReserveShort.newBuilder()
        .setEnvelope(ENVELOPE)
        .setMerchantId(QUEUE.merchantId(QUEUE.merchantOf(number)))
        .setCurrency("USD")
        .setScale(2)
        .setCutoffId(QUEUE.ids().id(7))
        .setFirstBlockedPayoutId(QUEUE.payoutId(number))
        .setMissingLedgerUnits(1)
        .setWaitingCount(2)
        .build();
  }

  private static LedgerPosted posted(long available, long held) {
    return LedgerPosted.newBuilder()
        .setEnvelope(ENVELOPE)
        .setPostingId("posting")
        .setMerchantId("merchant")
        .setCurrency("USD")
        .setScale(2)
        .setCode(1034)
        .setCause("funded")
        .setMovements(
            List.of(
                new LedgerMovement(LedgerAccount.AVAILABLE, available),
                new LedgerMovement(LedgerAccount.HELD, held)))
        .setBalances(List.of())
        .setVersion(1)
        .setLines(1)
        .build();
  }
}
