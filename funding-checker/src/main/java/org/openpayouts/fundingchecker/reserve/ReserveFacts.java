package org.openpayouts.fundingchecker.reserve;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.openpayouts.fundingchecker.watermark.WatermarkFacts;
import org.openpayouts.outbox.RecordDecoder;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.DepositReversed;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.springframework.stereotype.Component;

/** Reads reserve commands from the published language. */
@Component
class ReserveFacts implements RecordDecoder<ReserveCommand> {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,30})?");

  private final RecordCodec codec;

  ReserveFacts(RecordCodec codec) {
    this.codec = codec;
  }

  @Override
  public ReserveCommand decode(String topic, byte[] value) {
    return switch (codec.decode(topic, value)) {
      case DepositReceived deposit -> deposit(deposit);
      case DepositReversed reversal -> reversal(reversal);
      case ReserveWithdrawn withdrawal -> withdrawal(withdrawal);
      case IntakeWatermark mark -> new ReserveCommand.Reached(WatermarkFacts.watermark(mark));
      case Object other ->
          throw new UndecodableRecord(other.getClass().getSimpleName() + " is not of " + topic);
    };
  }

  private static ReserveCommand deposit(DepositReceived record) {
    return new ReserveCommand.Deposit(
        record.getDepositId(),
        key(record.getMerchantId(), record.getCurrency()),
        amount(record.getAmount()),
        eventId(record.getEnvelope()),
        record.getRail().name(),
        record.getExternalId());
  }

  private static ReserveCommand reversal(DepositReversed record) {
    return new ReserveCommand.Reversal(
        record.getReversalId(),
        key(record.getMerchantId(), record.getCurrency()),
        amount(record.getAmount()),
        eventId(record.getEnvelope()),
        record.getDepositId());
  }

  private static ReserveCommand withdrawal(ReserveWithdrawn record) {
    return new ReserveCommand.Withdrawal(
        record.getWithdrawalId(),
        key(record.getMerchantId(), record.getCurrency()),
        amount(record.getAmount()),
        eventId(record.getEnvelope()),
        record.getExternalId());
  }

  private static LedgerKey key(String merchantId, String currency) {
    return new LedgerKey(new MerchantId(merchantId), Currencies.of(currency));
  }

  private static String eventId(Envelope envelope) {
    return envelope.getEventId().toString();
  }

  private static BigDecimal amount(String text) {
    if (!AMOUNT.matcher(text).matches()) {
      throw new IllegalArgumentException("a reserve command has no plain decimal amount");
    }
    return new BigDecimal(text);
  }
}
