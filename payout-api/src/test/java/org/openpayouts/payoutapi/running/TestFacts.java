package org.openpayouts.payoutapi.running;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpayouts.schemas.event.AccountBalance;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScope;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.DeferralReason;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FailureReason;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.LedgerAccount;
import org.openpayouts.schemas.event.LedgerMovement;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.PayoutTransaction;
import org.openpayouts.schemas.event.Rate;
import org.openpayouts.schemas.event.RatesPublished;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.event.Withdrawal;

/** Facts as the other services would publish them. */
public final class TestFacts {
  private static final ByteBuffer MAC = ByteBuffer.wrap(new byte[32]);

  private TestFacts() {}

  public static PayoutCancelled cancelled(PayoutSnapshot payout, long sequence) {
    return PayoutCancelled.newBuilder()
        .setEnvelope(envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(PayoutSnapshot.newBuilder(payout).setStatus(PayoutStatus.CANCELLED).build())
        .setRequestedByRole("merchant")
        .setRequestedBy("token")
        .build();
  }

  public static PayoutDeferred deferred(
      PayoutSnapshot payout, long sequence, DeferralReason reason) {
    return PayoutDeferred.newBuilder()
        .setEnvelope(envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setReason(reason)
        .setCutoffId("cutoff")
        .build();
  }

  /** The money of a cutoff ended in a merchant's ledger in pounds: two payouts wait. */
  public static ReserveShort reserveShort(
      String merchant, String cutoff, String firstBlocked, long missing) {
    return ReserveShort.newBuilder()
        .setEnvelope(envelope())
        .setMerchantId(merchant)
        .setCurrency("GBP")
        .setScale(2)
        .setCutoffId(cutoff)
        .setFirstBlockedPayoutId(firstBlocked)
        .setMissingLedgerUnits(missing)
        .setWaitingCount(2)
        .build();
  }

  public static PayoutFunded funded(PayoutSnapshot payout, long sequence) {
    return PayoutFunded.newBuilder()
        .setEnvelope(envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(
            PayoutSnapshot.newBuilder(payout)
                .setStatus(PayoutStatus.FUNDED)
                .setFunding(terms())
                .build())
        .build();
  }

  /** The same with other amounts, in ledger units: for what is paid, and for each fee. */
  public static PayoutFunded charged(
      PayoutFunded funded, long debit, long platformFee, long networkFee) {
    FundingTerms terms =
        FundingTerms.newBuilder(funded.getPayout().getFunding())
            .setLedgerAmount(debit)
            .setPlatformFee(platformFee)
            .setNetworkFee(networkFee)
            .build();
    return PayoutFunded.newBuilder(funded)
        .setPayout(PayoutSnapshot.newBuilder(funded.getPayout()).setFunding(terms).build())
        .build();
  }

  public static PayoutBroadcast broadcast(PayoutSnapshot payout, long sequence, String txid) {
    return PayoutBroadcast.newBuilder()
        .setEnvelope(envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(
            PayoutSnapshot.newBuilder(payout)
                .setStatus(PayoutStatus.PROCESSING)
                .setFunding(terms())
                .setTransactions(
                    List.of(
                        PayoutTransaction.newBuilder()
                            .setTxid(txid)
                            .setVout(0)
                            .setAsset("BTC")
                            .setChain("bitcoin")
                            .setBaseUnits("25400")
                            .setBroadcastAt(Instant.parse("2026-01-01T14:00:01.123Z"))
                            .build()))
                .build())
        .setBatchId("batch")
        .build();
  }

  private static FundingTerms terms() {
    return FundingTerms.newBuilder()
        .setWithdrawal(
            Withdrawal.newBuilder()
                .setAsset("BTC")
                .setChain("bitcoin")
                .setDestination(Destination.newBuilder().setAddress(TestMerchant.ADDRESS).build())
                .setRecipientVersion(1)
                .setDestinationMac(MAC)
                .build())
        .setBaseUnits("25400")
        .setLedgerAmount(1000)
        .setPlatformFee(0)
        .setNetworkFee(0)
        .setRateInCurrency("39390.47")
        .setRateInLedgerCurrency("27883.962246420004")
        .setCutoffId("cutoff")
        .setFundedAt(Instant.parse("2026-01-01T14:00:00Z"))
        .setFundingMac(MAC)
        .build();
  }

  public static LedgerPosted posted(String merchant, long version, long available, long held) {
    return LedgerPosted.newBuilder()
        .setEnvelope(envelope())
        .setPostingId("posting-" + version)
        .setMerchantId(merchant)
        .setCurrency("EUR")
        .setScale(2)
        .setCode(1034)
        .setCause("test")
        .setMovements(List.of())
        .setBalances(
            List.of(balance(LedgerAccount.AVAILABLE, available), balance(LedgerAccount.HELD, held)))
        .setVersion(version)
        .setLines(1)
        .build();
  }

  /** Money came in or, below zero, was taken back: a posting that sums up no payouts. */
  public static LedgerPosted moved(String merchant, long version, long units, long owed) {
    return LedgerPosted.newBuilder(posted(merchant, version, units, 0))
        .setCode(units + owed > 0 ? 1016 : 1022)
        .setCause((units + owed > 0 ? "deposit:" : "deposit_reversed:") + "money-" + version)
        .setMovements(
            List.of(
                new LedgerMovement(LedgerAccount.AVAILABLE, units),
                new LedgerMovement(LedgerAccount.RECEIVABLE, owed),
                new LedgerMovement(LedgerAccount.DEPOSITS_CLEARING, -units - owed)))
        .setBalances(
            List.of(
                balance(LedgerAccount.AVAILABLE, units), balance(LedgerAccount.RECEIVABLE, owed)))
        .setLines(0)
        .build();
  }

  /** The ledger has let a withdrawal go. */
  public static LedgerPosted withdrawn(String merchant, long version, String id, long units) {
    return LedgerPosted.newBuilder(moved(merchant, version, -units, 0))
        .setCode(1017)
        .setCause("withdrawal:" + id)
        .build();
  }

  /** The ledger has refused a withdrawal. */
  public static LedgerPosted refused(
      String merchant, long version, String id, long available, long owed) {
    return LedgerPosted.newBuilder(posted(merchant, version, available, 0))
        .setCode(9003)
        .setCause("withdrawal_refused:" + id)
        .setBalances(
            List.of(
                balance(LedgerAccount.AVAILABLE, available),
                balance(LedgerAccount.RECEIVABLE, -owed)))
        .setLines(0)
        .build();
  }

  /** A payout that was funded and could not be paid. */
  public static PayoutFailed failed(PayoutSnapshot payout, long sequence) {
    return PayoutFailed.newBuilder()
        .setEnvelope(envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(
            PayoutSnapshot.newBuilder(payout)
                .setStatus(PayoutStatus.FAILED)
                .setFunding(terms())
                .build())
        .setReason(FailureReason.BELOW_DUST)
        .build();
  }

  /** As much of a payout as a ledger needs. */
  public static PayoutSnapshot payout(String merchant, String id, String ledgerCurrency) {
    return PayoutSnapshot.newBuilder()
        .setPayoutId(id)
        .setMerchantId(merchant)
        .setRecipientId("recipient")
        .setTokenId("token")
        .setAmount("10")
        .setCurrency("USD")
        .setLedgerCurrency(ledgerCurrency)
        .setEffectiveDate(LocalDate.parse("2026-01-01"))
        .setRequestedAt(Instant.parse("2026-01-01T00:00:00Z"))
        .setStatus(PayoutStatus.NEW)
        .setRequestMac(MAC)
        .setRequestDigest(MAC)
        .build();
  }

  private static AccountBalance balance(LedgerAccount account, long units) {
    return AccountBalance.newBuilder().setAccount(account).setBalance(units).build();
  }

  public static RatesPublished rates(String base, long version, String quote, String rate) {
    return RatesPublished.newBuilder()
        .setEnvelope(envelope())
        .setBase(base)
        .setVersion(version)
        .setRates(List.of(Rate.newBuilder().setQuote(quote).setRate(rate).build()))
        .setSource("test")
        .setObservedAt(Instant.parse("2026-01-01T00:00:00Z"))
        .build();
  }

  public static CutoffReached cutoff(String id, Instant instant) {
    return CutoffReached.newBuilder()
        .setEnvelope(envelope())
        .setCutoffId(id)
        .setScheduleId("test")
        .setDay(LocalDate.parse("2026-01-01"))
        .setSlot("14:00")
        .setInstant(instant)
        .setScope(CutoffScope.newBuilder().setKind(CutoffScopeKind.ALL).build())
        .build();
  }

  private static Envelope envelope() {
    return Envelope.newBuilder()
        .setEventId(UUID.randomUUID())
        .setProducer("test")
        .setOccurredAt(Instant.parse("2026-01-01T00:00:00Z"))
        .build();
  }
}
