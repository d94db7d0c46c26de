package org.openpayouts.webhookdispatcher.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.webhookdispatcher.delivery.Content;
import org.openpayouts.webhookdispatcher.delivery.Notice;
import org.openpayouts.webhookdispatcher.delivery.Subject;

/** Translates shortages of reserves.entries.v1 into what merchants hear. */
final class ShortageFacts {

  /** No token has asked for it. */
  private static final String NEWEST_TOKEN = "";

  private ShortageFacts() {}

  /** Empty for the postings, which are told to nobody outside. */
  static Optional<Notice> notice(Received<HeardFacts> received) {
    return received.value().record() instanceof ReserveShort told
        ? Optional.of(notice(told, received))
        : Optional.empty();
  }

  private static Notice notice(ReserveShort told, Received<HeardFacts> received) {
    var event = WebhookEvent.RESERVE_SHORT;
    var occurredAt = told.getEnvelope().getOccurredAt();
    return new Notice(
        id(told),
        new Subject(Subject.Kind.RESERVE, told.getMerchantId() + ":" + told.getCurrency()),
        told.getMerchantId(),
        NEWEST_TOKEN,
        occurredAt.toEpochMilli(),
        event.code(),
        event.name(),
        null,
        occurredAt,
        new Content.Fixed(WebhookBodies.of(event, view(told))),
        HeardFacts.origin(received));
  }

  /**
   * Of what it is about, so that a shortage that was decided and told twice is one notice, and so
   * are those of two schedules that cut off at one instant.
   */
  private static UUID id(ReserveShort told) {
    var name =
        String.join("|", "reserve_short", told.getMerchantId(), told.getCurrency(), cutoff(told));
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  /** An older funding-checker does not say the instant. */
  private static String cutoff(ReserveShort told) {
    var instant = told.getCutoffInstant();
    return instant == null ? told.getCutoffId() : instant.toString();
  }

  private static ShortageView view(ReserveShort told) {
    return new ShortageView(
        told.getCurrency(),
        BigDecimal.valueOf(told.getMissingLedgerUnits(), told.getScale()),
        told.getFirstBlockedPayoutId(),
        told.getWaitingCount(),
        told.getCutoffInstant(),
        told.getNextInstant());
  }
}
