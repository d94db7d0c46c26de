package org.openpayouts.payoutapi.reemit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.StoredFacts;
import org.openpayouts.payoutapi.cancellation.Cancellations;
import org.openpayouts.payoutapi.merchant.MerchantRegister;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.payoutapi.notification.Notifications;
import org.openpayouts.payoutapi.payout.NotificationFacts;
import org.openpayouts.payoutapi.payout.Payouts;
import org.openpayouts.payoutapi.payout.RequestFacts;
import org.openpayouts.payoutapi.recipient.RecipientFacts;
import org.openpayouts.payoutapi.recipient.RecipientNoticeFacts;
import org.openpayouts.payoutapi.recipient.RecipientNotices;
import org.openpayouts.payoutapi.recipient.Recipients;
import org.openpayouts.payoutapi.reserve.PublishedCommands;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Merges what was published from all tables into one order. */
@Component
class OwnFacts implements StoredFacts {
  private final Payouts payouts;
  private final Cancellations cancellations;
  private final RequestFacts requestFacts;
  private final Notifications notifications;
  private final NotificationFacts notificationFacts;
  private final Merchants merchants;
  private final MerchantRegister merchantRegister;
  private final Recipients recipients;
  private final RecipientFacts recipientFacts;
  private final RecipientNotices recipientNotices;
  private final RecipientNoticeFacts recipientNoticeFacts;
  private final PublishedCommands reserveCommands;

  OwnFacts(
      Payouts payouts,
      Cancellations cancellations,
      RequestFacts requestFacts,
      Notifications notifications,
      NotificationFacts notificationFacts,
      Merchants merchants,
      MerchantRegister merchantRegister,
      Recipients recipients,
      RecipientFacts recipientFacts,
      RecipientNotices recipientNotices,
      RecipientNoticeFacts recipientNoticeFacts,
      PublishedCommands reserveCommands) {
    this.payouts = payouts;
    this.cancellations = cancellations;
    this.requestFacts = requestFacts;
    this.notifications = notifications;
    this.notificationFacts = notificationFacts;
    this.merchants = merchants;
    this.merchantRegister = merchantRegister;
    this.recipients = recipients;
    this.recipientFacts = recipientFacts;
    this.recipientNotices = recipientNotices;
    this.recipientNoticeFacts = recipientNoticeFacts;
    this.reserveCommands = reserveCommands;
  }

  @Override
  public List<StoredFact> page(Scope scope, long afterCursor, int limit) {
    Stream<StoredFact> facts =
        switch (scope) {
          case Scope.OfPayout(String id) ->
              PayoutId.parse(id).stream().flatMap(known -> ofPayout(known, afterCursor, limit));
          case Scope.Since(var instant) ->
              since(instant.atOffset(ZoneOffset.UTC), afterCursor, limit);
        };
    return facts.sorted(Comparator.comparingLong(StoredFact::cursor)).limit(limit).toList();
  }

  private Stream<StoredFact> ofPayout(PayoutId id, long after, int limit) {
    Optional<Payouts.Numbered> payout = payouts.published(id);
    return Stream.of(
            payout.stream().filter(known -> known.factNumber() > after).map(this::fact),
            cancellations.of(id, after, limit).stream().flatMap(this::fact),
            notifications.of(id, after, limit).stream().flatMap(this::fact))
        .flatMap(facts -> facts);
  }

  private Stream<StoredFact> since(OffsetDateTime since, long after, int limit) {
    return Stream.of(
            payouts.publishedAfter(after, since, limit).stream().map(this::fact),
            cancellations.publishedAfter(after, since, limit).stream().flatMap(this::fact),
            notifications.publishedAfter(after, since, limit).stream().flatMap(this::fact),
            merchants.publishedAfter(after, since, limit).stream()
                .map(one ->
                    new StoredFact(
                        one.factNumber(),
                        Topics.MERCHANTS.name(),
                        Lane.BULK,
                        merchantRegister.fact(one.merchant()))),
            recipients.publishedAfter(after, since, limit).stream()
                .map(one ->
                    new StoredFact(
                        one.factNumber(),
                        Topics.RECIPIENTS.name(),
                        Lane.BULK,
                        recipientFacts.changed(one.recipient()))),
            recipientNotices.publishedAfter(after, since, limit).stream()
                .map(one ->
                    new StoredFact(
                        one.factNumber(),
                        Topics.NOTIFICATIONS.name(),
                        Lane.BULK,
                        recipientNoticeFacts.requested(one.notice()))),
            reserveCommands.after(after, since, limit))
        .flatMap(facts -> facts);
  }

  private StoredFact fact(Payouts.Numbered one) {
    return new StoredFact(
        one.factNumber(), Topics.REQUESTS.name(), Lane.BULK, requestFacts.requested(one.payout()));
  }

  private Stream<StoredFact> fact(Cancellations.Numbered one) {
    return payouts.published(one.wish().payoutId()).stream()
        .map(payout ->
            new StoredFact(
                one.factNumber(),
                Topics.REQUESTS.name(),
                Lane.FAST,
                requestFacts.cancellationRequested(payout.payout(), one.wish())));
  }

  private Stream<StoredFact> fact(Notifications.Numbered one) {
    return payouts.published(one.wish().payoutId()).stream()
        .map(payout ->
            new StoredFact(
                one.factNumber(),
                Topics.NOTIFICATIONS.name(),
                Lane.BULK,
                notificationFacts.requested(payout.payout(), one.wish())));
  }
}
