package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.merchant.WebhookTokens;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Tells of recipients, in the transaction that changed them. */
@Component
class RecipientNews {
  private final RecipientFacts facts;
  private final RecipientNotices notices;
  private final RecipientNoticeFacts noticeFacts;
  private final WebhookTokens webhookTokens;
  private final Outbox outbox;
  private final IdSource ids;

  RecipientNews(
      RecipientFacts facts,
      RecipientNotices notices,
      RecipientNoticeFacts noticeFacts,
      WebhookTokens webhookTokens,
      Outbox outbox,
      IdSource ids) {
    this.facts = facts;
    this.notices = notices;
    this.noticeFacts = noticeFacts;
    this.webhookTokens = webhookTokens;
    this.outbox = outbox;
    this.ids = ids;
  }

  /**
   * Publishes new versions to the services, and tells their merchant of each whose status is new.
   * Nobody can be told whose merchant has no token yet: a webhook is signed with one.
   */
  void publish(Collection<Recipient> versions, Predicate<Recipient> hasNewStatus) {
    outbox.append(
        Topics.RECIPIENTS.name(), Lane.BULK, versions.stream().map(facts::changed).toList());
    List<RecipientNotice> told = new ArrayList<>();
    for (Recipient recipient : versions) {
      if (hasNewStatus.test(recipient)) {
        token(recipient)
            .map(token -> notice(RecipientEvent.of(recipient.status()), recipient, token))
            .ifPresent(told::add);
      }
    }
    tell(told);
  }

  /** Tells the merchant the last it was told once more, or how the recipient stands. */
  void tellAgain(Recipient recipient, TokenId asking, Instant now) {
    TokenId token = Objects.requireNonNullElse(recipient.invitedBy(), asking);
    tell(
        List.of(
            RecipientNotice.of(
                RecipientEvent.MANUALLY_NOTIFIED, recipient, token, ids.nextUuid(), now)));
  }

  private Optional<TokenId> token(Recipient recipient) {
    TokenId invitedBy = recipient.invitedBy();
    return invitedBy == null
        ? webhookTokens.newest(recipient.merchantId())
        : Optional.of(invitedBy);
  }

  private RecipientNotice notice(RecipientEvent event, Recipient recipient, TokenId token) {
    return RecipientNotice.of(event, recipient, token, ids.nextUuid(), recipient.changedAt());
  }

  private void tell(List<RecipientNotice> told) {
    if (told.isEmpty()) {
      return;
    }
    notices.add(told);
    outbox.append(
        Topics.NOTIFICATIONS.name(), Lane.BULK, told.stream().map(noticeFacts::requested).toList());
  }
}
