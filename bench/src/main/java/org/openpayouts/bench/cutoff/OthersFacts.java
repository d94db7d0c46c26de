package org.openpayouts.bench.cutoff;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScope;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.DepositRail;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.PayoutCancellationRequested;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.id.IdSource;

/** The records that the other services would send. One thread. */
final class OthersFacts {
  private static final int MAC_BYTES = 32;
  private static final String API = "payout-api";

  private final Random random;
  private final IdSource eventIds;

  OthersFacts(long seed) {
    this.random = new Random(seed);
    this.eventIds = new IdSource(random);
  }

  MerchantChanged merchant(String id, Instant at) {
    return MerchantChanged.newBuilder()
        .setEnvelope(envelope(API, at))
        .setMerchantId(id)
        .setVersion(1)
        .setName("A merchant of the benchmark")
        .setStatus(MerchantStatus.ACTIVE)
        .setSettlementCurrency(Queue.CURRENCY)
        .setPolicy(MerchantPolicy.newBuilder().build())
        .build();
  }

  RecipientChanged recipient(String id, String merchantId, Instant at) {
    return RecipientChanged.newBuilder()
        .setEnvelope(envelope(API, at))
        .setRecipientId(id)
        .setMerchantId(merchantId)
        .setVersion(1)
        .setStatus(RecipientStatus.ACTIVE)
        .setEmail("rider@couriers.example")
        .setWithdrawal(
            Withdrawal.newBuilder()
                .setAsset("BTC")
                .setChain("bitcoin")
                .setDestination(
                    new Destination("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080", null))
                .setRecipientVersion(1)
                .setDestinationMac(mac())
                .build())
        .build();
  }

  DepositReceived deposit(String merchantId, long units, Instant at) {
    String id = eventIds.nextId();
    return DepositReceived.newBuilder()
        .setEnvelope(envelope(API, at))
        .setDepositId(id)
        .setMerchantId(merchantId)
        .setCurrency(Queue.CURRENCY)
        .setAmount(Queue.money(units))
        .setRail(DepositRail.TEST)
        .setExternalId("bench-" + id)
        .build();
  }

  PayoutRequested requested(Queue queue, int number) {
    PayoutSnapshot payout = payout(queue, number);
    return PayoutRequested.newBuilder()
        .setEnvelope(envelope(API, payout.getRequestedAt()))
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(1)
        .setPayout(payout)
        .build();
  }

  PayoutCancellationRequested cancel(Queue queue, int number, Instant at) {
    PayoutSnapshot payout = payout(queue, number);
    return PayoutCancellationRequested.newBuilder()
        .setEnvelope(envelope(API, at))
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(2)
        .setPayout(payout)
        .setRequestedByRole("merchant")
        .setRequestedBy(payout.getTokenId())
        .build();
  }

  /** With what most merchants say of a payout, so that the record is as long as theirs. */
  private PayoutSnapshot payout(Queue queue, int number) {
    int merchant = queue.merchantOf(number);
    String id = queue.payoutId(number);
    Instant requestedAt = queue.requestedAt(number);
    return PayoutSnapshot.newBuilder()
        .setPayoutId(id)
        .setMerchantId(queue.merchantId(merchant))
        .setRecipientId(queue.recipientId(merchant))
        .setTokenId(queue.merchantId(merchant))
        .setAmount(queue.amount(number))
        .setCurrency(Queue.CURRENCY)
        .setLedgerCurrency(Queue.CURRENCY)
        .setEmail("rider@couriers.example")
        .setReference("ref-" + number)
        .setLabel("a payout of the benchmark")
        .setNotificationUrl("https://merchant.example/webhooks/payouts")
        .setEffectiveDate(requestedAt.atZone(ZoneOffset.UTC).toLocalDate())
        .setRequestedAt(requestedAt)
        .setStatus(PayoutStatus.NEW)
        .setRequestMac(mac())
        .setRequestDigest(mac())
        .build();
  }

  IntakeWatermark watermark(String topic, int partition, Instant instant) {
    return IntakeWatermark.newBuilder()
        .setEnvelope(envelope(API, instant))
        .setTopic(topic)
        .setPartition(partition)
        .setInstant(instant)
        .build();
  }

  CutoffReached cutoff(Instant instant) {
    String id = eventIds.nextId();
    return CutoffReached.newBuilder()
        .setEnvelope(envelope("batch-scheduler", instant))
        .setCutoffId(id)
        .setScheduleId("manual")
        .setDay(instant.atZone(ZoneOffset.UTC).toLocalDate())
        .setSlot("manual:" + id)
        .setInstant(instant)
        .setManual(true)
        .setScope(CutoffScope.newBuilder().setKind(CutoffScopeKind.ALL).build())
        .build();
  }

  private Envelope envelope(String producer, Instant at) {
    return Envelope.newBuilder()
        .setEventId(eventIds.nextUuid())
        .setProducer(producer)
        .setOccurredAt(at)
        .setCorrelationId("bench")
        .build();
  }

  private ByteBuffer mac() {
    byte[] bytes = new byte[MAC_BYTES];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
