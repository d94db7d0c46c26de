package org.openpayouts.payoutapi.reserve;

import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.payoutapi.fact.EnvelopeFacts;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.event.DepositRail;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.DepositReversed;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** What moves reserves, as records of {@code reserves.commands.v1}. */
@Component
class ReserveCommandFacts {
  private final RecordCodec codec;

  ReserveCommandFacts(RecordCodec codec) {
    this.codec = codec;
  }

  OutboundRecord received(Deposit deposit) {
    return record(
        deposit.merchantId(),
        deposit.currency(),
        DepositReceived.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(deposit.eventId(), deposit.receivedAt()))
            .setDepositId(deposit.id())
            .setMerchantId(deposit.merchantId().value())
            .setCurrency(deposit.currency().code())
            .setAmount(deposit.amount().toPlainString())
            .setRail(DepositRail.valueOf(deposit.rail().toUpperCase(Locale.ROOT)))
            .setExternalId(deposit.externalId())
            .build());
  }

  OutboundRecord reversed(Reversal reversal) {
    return record(
        reversal.merchantId(),
        reversal.currency(),
        DepositReversed.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(reversal.eventId(), reversal.receivedAt()))
            .setReversalId(reversal.id())
            .setDepositId(reversal.depositId())
            .setMerchantId(reversal.merchantId().value())
            .setCurrency(reversal.currency().code())
            .setAmount(reversal.amount().toPlainString())
            .setReason(reversal.reason())
            .build());
  }

  OutboundRecord withdrawn(Withdrawal withdrawal) {
    return record(
        withdrawal.merchantId(),
        withdrawal.currency(),
        ReserveWithdrawn.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(withdrawal.eventId(), withdrawal.askedAt()))
            .setWithdrawalId(withdrawal.id())
            .setMerchantId(withdrawal.merchantId().value())
            .setCurrency(withdrawal.currency().code())
            .setAmount(withdrawal.amount().toPlainString())
            .setExternalId(withdrawal.externalId())
            .build());
  }

  private OutboundRecord record(MerchantId merchant, Currency currency, SpecificRecord fact) {
    return OutboundRecord.of(
        merchant.value() + ":" + currency.code(),
        codec.encode(Topics.RESERVE_COMMANDS.name(), fact),
        Map.of());
  }
}
