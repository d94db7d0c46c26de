package org.openpayouts.webhookdispatcher.world;

import java.time.Clock;
import java.time.Instant;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.id.IdSource;

/**
 * A cutoff that ended because a merchant's money did.
 *
 * @param at when it was decided
 */
public record SampleShortage(
    String merchantId,
    String currency,
    String cutoffId,
    Instant cutoff,
    String firstBlocked,
    Instant at) {

  public static final Instant CUTOFF = Instant.parse("2026-01-05T14:00:00Z");
  public static final Instant NEXT_CUTOFF = Instant.parse("2026-01-05T21:00:00Z");

  private static final IdSource IDS = IdSource.secure();

  public static SampleShortage aShortage(SampleMerchant merchant) {
    return new SampleShortage(
        merchant.merchantId(),
        "USD",
        IDS.nextId(),
        CUTOFF,
        IDS.nextId(),
        Clock.systemUTC().instant());
  }

  public SampleShortage at(Instant instant) {
    return new SampleShortage(merchantId, currency, cutoffId, cutoff, firstBlocked, instant);
  }

  /** The same cutoff found another reserve short. */
  public SampleShortage in(String other) {
    return new SampleShortage(merchantId, other, cutoffId, cutoff, firstBlocked, at);
  }

  /** The next cutoff, a second later, found the same reserve short. */
  public SampleShortage next() {
    return new SampleShortage(
        merchantId, currency, IDS.nextId(), cutoff.plusSeconds(1), firstBlocked, at.plusSeconds(1));
  }

  /** Another cutoff of the same instant found the same reserve short. */
  public SampleShortage ofAnotherSchedule() {
    return new SampleShortage(merchantId, currency, IDS.nextId(), cutoff, firstBlocked, at);
  }

  public String key() {
    return merchantId + ":" + currency;
  }

  /** With another event id at each call, as if it had been decided again. */
  public ReserveShort fact() {
    return told().setCutoffInstant(cutoff).setNextInstant(NEXT_CUTOFF).build();
  }

  /** It does not say when the cutoffs are. */
  public ReserveShort toldByAnOlderBuild() {
    return told().build();
  }

  private ReserveShort.Builder told() {
    return ReserveShort.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId(IDS.nextUuid())
                .setProducer("funding-checker")
                .setOccurredAt(at)
                .build())
        .setMerchantId(merchantId)
        .setCurrency(currency)
        .setScale(2)
        .setCutoffId(cutoffId)
        .setFirstBlockedPayoutId(firstBlocked)
        .setMissingLedgerUnits(1_250)
        .setWaitingCount(3);
  }
}
