package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.fundingchecker.watermark.WatermarkFacts;
import org.openpayouts.outbox.RecordDecoder;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.event.PayoutCancellationRequested;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.springframework.stereotype.Component;

/** Reads requests and cancellations from the published language. */
@Component
class RequestFacts implements RecordDecoder<IntakeNews> {
  /** A payout for a later day is not paid before this time of it, UTC. */
  private static final LocalTime EFFECTIVE_TIME = LocalTime.of(9, 0);

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,18})?");

  private final RecordCodec codec;

  RequestFacts(RecordCodec codec) {
    this.codec = codec;
  }

  @Override
  public IntakeNews decode(String topic, byte[] value) {
    return switch (codec.decode(topic, value)) {
      case PayoutRequested requested ->
          new IntakeNews.Requested(
              arrival(requested.getPayout(), new Told(topic, value, null)),
              openPayout(requested.getPayout(), requested.getSequence()));
      case PayoutCancellationRequested asked ->
          new IntakeNews.CancelAsked(
              arrival(asked.getPayout(), new Told(topic, value, null)),
              asked.getSequence(),
              asked.getEnvelope().getEventId().toString(),
              asked.getRequestedByRole(),
              asked.getRequestedBy());
      case IntakeWatermark mark -> new IntakeNews.Reached(WatermarkFacts.watermark(mark));
      case Object other ->
          throw new UndecodableRecord(other.getClass().getSimpleName() + " is not of " + topic);
    };
  }

  static IntakeNews.Arrival arrival(PayoutSnapshot payout, Told told) {
    return new IntakeNews.Arrival(
        new PayoutId(payout.getPayoutId()).value(),
        ledger(payout),
        Mac.of(payout.getRequestMac()),
        told);
  }

  static LedgerKey ledger(PayoutSnapshot payout) {
    return new LedgerKey(
        new MerchantId(payout.getMerchantId()), Currencies.of(payout.getLedgerCurrency()));
  }

  static OpenPayout openPayout(PayoutSnapshot payout, long sequence) {
    if (!AMOUNT.matcher(payout.getAmount()).matches()) {
      throw new IllegalArgumentException("a requested payout has no plain decimal amount");
    }
    return new OpenPayout(
        payout.getPayoutId(),
        payout.getRequestedAt(),
        payout.getRecipientId(),
        new BigDecimal(payout.getAmount()),
        Currencies.of(payout.getCurrency()).code(),
        effectiveAt(payout.getEffectiveDate(), payout.getRequestedAt()),
        sequence,
        null);
  }

  /** A payout for the day of its request may be paid at once, before 09:00 too. */
  private static Instant effectiveAt(LocalDate effective, Instant requested) {
    boolean later = effective.isAfter(LocalDate.ofInstant(requested, ZoneOffset.UTC));
    LocalTime time = later ? EFFECTIVE_TIME : LocalTime.MIDNIGHT;
    return effective.atTime(time).toInstant(ZoneOffset.UTC);
  }
}
