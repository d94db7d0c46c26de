package org.openpayouts.fundingchecker.funding;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScope;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.DepositRail;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.DepositReversed;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.id.IdSource;

/** The records that other services would send. */
final class Records {
  static final IdSource IDS = IdSource.secure();
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private Records() {}

  static Envelope envelope() {
    return Envelope.newBuilder()
        .setEventId(IDS.nextUuid())
        .setProducer("test")
        .setOccurredAt(Instant.parse("2026-03-02T10:00:00Z"))
        .setCorrelationId("story")
        .build();
  }

  static MerchantChanged merchant(String id, long version, MerchantStatus status, int feePpm) {
    return merchant(
        id, version, status, MerchantPolicy.newBuilder().setPlatformFeePpm(feePpm).build());
  }

  static MerchantChanged merchant(
      String id, long version, MerchantStatus status, MerchantPolicy policy) {
    return MerchantChanged.newBuilder()
        .setEnvelope(envelope())
        .setMerchantId(id)
        .setVersion(version)
        .setName("A shop")
        .setStatus(status)
        .setSettlementCurrency("USD")
        .setPolicy(policy)
        .build();
  }

  static RecipientChanged recipient(
      String id, String merchantId, long version, RecipientStatus status) {
    return RecipientChanged.newBuilder()
        .setEnvelope(envelope())
        .setRecipientId(id)
        .setMerchantId(merchantId)
        .setVersion(version)
        .setStatus(status)
        .setEmail("driver@example.com")
        .setWithdrawal(
            Withdrawal.newBuilder()
                .setAsset("BTC")
                .setChain("bitcoin")
                .setDestination(new Destination("bcrt1q" + version, null))
                .setRecipientVersion(version)
                .setDestinationMac(ByteBuffer.wrap(new byte[32]))
                .build())
        .build();
  }

  static PayoutSnapshot payout(
      String id, String merchantId, String recipientId, String amount, Instant requestedAt) {
    return PayoutSnapshot.newBuilder()
        .setPayoutId(id)
        .setMerchantId(merchantId)
        .setRecipientId(recipientId)
        .setTokenId("token")
        .setAmount(amount)
        .setCurrency("USD")
        .setLedgerCurrency("USD")
        .setEffectiveDate(DAY)
        .setRequestedAt(requestedAt)
        .setStatus(PayoutStatus.NEW)
        .setRequestMac(ByteBuffer.wrap(new byte[32]))
        .setRequestDigest(ByteBuffer.wrap(new byte[32]))
        .build();
  }

  static DepositReceived deposit(String id, String merchantId, String amount) {
    return DepositReceived.newBuilder()
        .setEnvelope(envelope())
        .setDepositId(id)
        .setMerchantId(merchantId)
        .setCurrency("USD")
        .setAmount(amount)
        .setRail(DepositRail.TEST)
        .setExternalId("bank-" + id)
        .build();
  }

  static DepositReversed reversal(String depositId, String merchantId, String amount) {
    return DepositReversed.newBuilder()
        .setEnvelope(envelope())
        .setReversalId(IDS.nextId())
        .setDepositId(depositId)
        .setMerchantId(merchantId)
        .setCurrency("USD")
        .setAmount(amount)
        .setReason("chargeback")
        .build();
  }

  static ReserveWithdrawn withdrawal(String merchantId, String amount) {
    String id = IDS.nextId();
    return ReserveWithdrawn.newBuilder()
        .setEnvelope(envelope())
        .setWithdrawalId(id)
        .setMerchantId(merchantId)
        .setCurrency("USD")
        .setAmount(amount)
        .setExternalId("bank-" + id)
        .build();
  }

  static CutoffReached cutoff(Instant instant, CutoffScopeKind kind, List<String> values) {
    String id = IDS.nextId();
    CutoffScope.Builder scope = CutoffScope.newBuilder().setKind(kind);
    switch (kind) {
      case MERCHANTS -> scope.setMerchantIds(values);
      case CURRENCIES -> scope.setCurrencies(values);
      case PAYOUTS -> scope.setPayoutIds(values);
      case ALL, UNKNOWN -> {}
    }
    return CutoffReached.newBuilder()
        .setEnvelope(envelope())
        .setCutoffId(id)
        .setScheduleId("manual")
        .setDay(DAY)
        .setSlot("manual:" + id)
        .setInstant(instant)
        .setScope(scope.build())
        .build();
  }

  static IntakeWatermark watermark(
      String topic, int partition, Instant instant, @Nullable String cutoffId) {
    return IntakeWatermark.newBuilder()
        .setEnvelope(envelope())
        .setTopic(topic)
        .setPartition(partition)
        .setInstant(instant)
        .setCutoffId(cutoffId)
        .build();
  }
}
