package org.openpayouts.payoutapi.reserve;

import java.util.Locale;
import java.util.Map;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.payoutapi.fact.EnvelopeFacts;
import org.openpayouts.schemas.event.DepositRail;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Deposits as records of {@code reserves.commands.v1}. */
@Component
public class DepositFacts {
  private final RecordCodec codec;

  DepositFacts(RecordCodec codec) {
    this.codec = codec;
  }

  public OutboundRecord received(Deposit deposit) {
    DepositReceived fact =
        DepositReceived.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(deposit.eventId(), deposit.receivedAt()))
            .setDepositId(deposit.id())
            .setMerchantId(deposit.merchantId().value())
            .setCurrency(deposit.currency().code())
            .setAmount(deposit.amount().toPlainString())
            .setRail(DepositRail.valueOf(deposit.rail().toUpperCase(Locale.ROOT)))
            .setExternalId(deposit.externalId())
            .build();
    return OutboundRecord.of(
        deposit.merchantId().value() + ":" + deposit.currency().code(),
        codec.encode(Topics.RESERVE_COMMANDS.name(), fact),
        Map.of());
  }
}
