package org.openpayouts.broadcaster;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.wallet.IntentKeys;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;

/**
 * A payout as its deciders leave it: asked for, given a destination, funded, each under its MAC.
 */
public record AFundedPayout(
    String payoutId,
    String merchantId,
    String recipientId,
    String address,
    String baseUnits,
    long version,
    Instant fundedAt) {
  private static final IdSource IDS = new IdSource(new Random(7));

  /** Keys that only tests have. */
  public static final IntentKeys KEYS =
      new IntentKeys(IntentKey.of(bytes(1)), IntentKey.of(bytes(2)), IntentKey.of(bytes(3)));

  public static byte[] bytes(int filling) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filling);
    return key;
  }

  public static AFundedPayout aPayout(String address, long baseUnits) {
    return new AFundedPayout(
        IDS.nextId(),
        IDS.nextId(),
        IDS.nextId(),
        address,
        Long.toString(baseUnits),
        1,
        Instant.parse("2026-11-20T14:00:00Z"));
  }

  public AFundedPayout to(String otherAddress) {
    return new AFundedPayout(
        payoutId, merchantId, recipientId, otherAddress, baseUnits, version, fundedAt);
  }

  public AFundedPayout of(String otherBaseUnits) {
    return new AFundedPayout(
        payoutId, merchantId, recipientId, address, otherBaseUnits, version, fundedAt);
  }

  public PayoutId id() {
    return new PayoutId(payoutId);
  }

  private PaymentIntent.Request request() {
    return new PaymentIntent.Request(payoutId, merchantId, recipientId, "10.00", "USD", "USD");
  }

  private PaymentIntent.Target target() {
    return new PaymentIntent.Target(
        merchantId, recipientId, version, "BTC", "bitcoin", address, null);
  }

  private PaymentIntent.Funding funding() {
    return new PaymentIntent.Funding(
        KEYS.request().mac(request()), KEYS.destination().mac(target()), baseUnits, 1000, 0, 0);
  }

  public PaymentOrder order() {
    return new PaymentOrder(
        id(),
        request(),
        KEYS.request().mac(request()),
        target(),
        KEYS.destination().mac(target()),
        funding(),
        KEYS.funding().mac(funding()));
  }

  private Withdrawal withdrawal(Mac mac) {
    return Withdrawal.newBuilder()
        .setAsset("BTC")
        .setChain("bitcoin")
        .setDestination(Destination.newBuilder().setAddress(address).build())
        .setRecipientVersion(version)
        .setDestinationMac(mac.buffer())
        .build();
  }

  public PayoutFunded fact() {
    return fact(null);
  }

  /** The fact, with another one's MACs where given: what a forger could send. */
  public PayoutFunded fact(@Nullable AFundedPayout macsOf) {
    PaymentOrder macs = macsOf == null ? order() : macsOf.order();
    var terms =
        FundingTerms.newBuilder()
            .setWithdrawal(withdrawal(macs.targetMac()))
            .setBaseUnits(baseUnits)
            .setLedgerAmount(1000)
            .setPlatformFee(0)
            .setNetworkFee(0)
            .setRateInCurrency("50000")
            .setRateInLedgerCurrency("50000")
            .setCutoffId(IDS.nextId())
            .setFundedAt(fundedAt)
            .setFundingMac(macs.fundingMac().buffer())
            .build();
    var snapshot =
        PayoutSnapshot.newBuilder()
            .setPayoutId(payoutId)
            .setMerchantId(merchantId)
            .setRecipientId(recipientId)
            .setTokenId("token")
            .setAmount("10.00")
            .setCurrency("USD")
            .setLedgerCurrency("USD")
            .setEffectiveDate(LocalDate.ofInstant(fundedAt, ZoneOffset.UTC))
            .setRequestedAt(fundedAt.minusSeconds(60))
            .setStatus(PayoutStatus.FUNDED)
            .setRequestMac(macs.requestMac().buffer())
            .setRequestDigest(ByteBuffer.wrap(bytes(9)))
            .setFunding(terms)
            .build();
    return PayoutFunded.newBuilder()
        .setEnvelope(envelope("funding-checker"))
        .setPayoutId(payoutId)
        .setMerchantId(merchantId)
        .setSequence(2)
        .setPayout(snapshot)
        .build();
  }

  public RecipientChanged recipient() {
    return RecipientChanged.newBuilder()
        .setEnvelope(envelope("payout-api"))
        .setRecipientId(recipientId)
        .setMerchantId(merchantId)
        .setVersion(version)
        .setStatus(RecipientStatus.ACTIVE)
        .setEmail("somebody@example.com")
        .setWithdrawal(withdrawal(order().targetMac()))
        .build();
  }

  private Envelope envelope(String producer) {
    return Envelope.newBuilder()
        .setEventId(IDS.nextUuid())
        .setProducer(producer)
        .setOccurredAt(fundedAt)
        .build();
  }
}
