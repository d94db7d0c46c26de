package org.openpayouts.webhookdispatcher.world;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.event.DelayReason;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FailureReason;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.NotificationRequested;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutDelayed;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.PayoutTransaction;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.id.IdSource;

/**
 * The facts of one payout's life, in the order in which they happen.
 *
 * @param url its own notification URL
 */
public record SampleFacts(
    String payoutId, String merchantId, String tokenId, @Nullable String url, Instant at) {

  private static final IdSource IDS = IdSource.secure();
  private static final ByteBuffer MAC = ByteBuffer.wrap(new byte[32]).asReadOnlyBuffer();

  public static SampleFacts aPayout(SampleMerchant merchant, @Nullable String url) {
    var now = Clock.systemUTC().instant();
    return new SampleFacts(IDS.nextId(), merchant.merchantId(), merchant.tokenId(), url, now);
  }

  public SampleFacts at(Instant instant) {
    return new SampleFacts(payoutId, merchantId, tokenId, url, instant);
  }

  public PayoutFunded funded() {
    return PayoutFunded.newBuilder()
        .setEnvelope(envelope("funding-checker"))
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setSequence(2)
        .setPayout(snapshot(PayoutStatus.FUNDED, true, false))
        .build();
  }

  public PayoutDelayed delayed() {
    return PayoutDelayed.newBuilder()
        .setEnvelope(envelope("broadcaster"))
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setSequence(3)
        .setPayout(snapshot(PayoutStatus.FUNDED, true, false))
        .setReason(DelayReason.CHAIN_DOWN)
        .build();
  }

  public PayoutBroadcast broadcast() {
    return PayoutBroadcast.newBuilder()
        .setEnvelope(envelope("broadcaster"))
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setSequence(4)
        .setPayout(snapshot(PayoutStatus.PROCESSING, true, true))
        .setBatchId("batch-1")
        .build();
  }

  public PayoutCompleted completed() {
    return PayoutCompleted.newBuilder()
        .setEnvelope(envelope("broadcaster"))
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setSequence(5)
        .setPayout(snapshot(PayoutStatus.COMPLETE, true, true))
        .setTxid("ab".repeat(32))
        .setBlockHeight(100)
        .setBlockHash("cd".repeat(32))
        .setDepth(6)
        .build();
  }

  public PayoutCancelled cancelled() {
    return PayoutCancelled.newBuilder()
        .setEnvelope(envelope("funding-checker"))
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setSequence(2)
        .setPayout(snapshot(PayoutStatus.CANCELLED, false, false))
        .setRequestedByRole("merchant")
        .setRequestedBy("token")
        .build();
  }

  public PayoutFailed failed() {
    return PayoutFailed.newBuilder()
        .setEnvelope(envelope("broadcaster"))
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setSequence(5)
        .setPayout(snapshot(PayoutStatus.FAILED, true, false))
        .setReason(FailureReason.DESTINATION_INVALID)
        .build();
  }

  public NotificationRequested resendRequested() {
    return NotificationRequested.newBuilder()
        .setEnvelope(envelope("payout-api"))
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setPayout(snapshot(PayoutStatus.NEW, false, false))
        .setRequestedBy("token")
        .build();
  }

  private Envelope envelope(String producer) {
    return Envelope.newBuilder()
        .setEventId(IDS.nextUuid())
        .setProducer(producer)
        .setOccurredAt(at)
        .build();
  }

  private PayoutSnapshot snapshot(PayoutStatus status, boolean funded, boolean sent) {
    return PayoutSnapshot.newBuilder()
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setRecipientId(IDS.nextId())
        .setTokenId(tokenId)
        .setAmount("10.00")
        .setCurrency("USD")
        .setLedgerCurrency("GBP")
        .setEmail("john@doe.com")
        .setReference("payout_1")
        .setNotificationUrl(url)
        .setEffectiveDate(LocalDate.of(2026, 1, 5))
        .setRequestedAt(Instant.parse("2026-01-05T10:47:37.834Z"))
        .setStatus(status)
        .setRequestMac(MAC)
        .setRequestDigest(MAC)
        .setFunding(funded ? terms() : null)
        .setTransactions(sent ? List.of(transaction()) : List.of())
        .build();
  }

  private FundingTerms terms() {
    var withdrawal =
        Withdrawal.newBuilder()
            .setAsset("BTC")
            .setChain("bitcoin")
            .setDestination(Destination.newBuilder().setAddress("bcrt1q").build())
            .setRecipientVersion(1)
            .setDestinationMac(MAC)
            .build();
    return FundingTerms.newBuilder()
        .setWithdrawal(withdrawal)
        .setBaseUnits("25400")
        .setLedgerAmount(790)
        .setPlatformFee(0)
        .setNetworkFee(0)
        .setRateInCurrency("39390.47")
        .setRateInLedgerCurrency("27883.962246420004")
        .setCutoffId("cutoff-1")
        .setFundedAt(at)
        .setFundingMac(MAC)
        .build();
  }

  private PayoutTransaction transaction() {
    return PayoutTransaction.newBuilder()
        .setTxid("ab".repeat(32))
        .setVout(0)
        .setAsset("BTC")
        .setChain("bitcoin")
        .setBaseUnits("25400")
        .setBroadcastAt(Instant.parse("2026-01-05T11:04:23.155Z"))
        .build();
  }
}
