package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.stereotype.Service;

/** Changes that merchants make to their recipients. Each is harmless to repeat. */
@Service
public class RecipientDesk {
  private final Recipients recipients;
  private final RecipientVersions versions;
  private final RecipientNews news;
  private final RecipientWork work;
  private final OnboardingSteps steps;

  RecipientDesk(
      Recipients recipients,
      RecipientVersions versions,
      RecipientNews news,
      RecipientWork work,
      OnboardingSteps steps) {
    this.recipients = recipients;
    this.steps = steps;
    this.versions = versions;
    this.news = news;
    this.work = work;
  }

  /** A recipient of a merchant. */
  public record Named(MerchantId merchant, RecipientId id) {}

  /** Gives the recipient another name or URL; what is null stays. Empty where there is no such. */
  public Optional<Recipient> rename(
      Named named, @Nullable String label, @Nullable String notificationUrl) {
    return change(named, profile -> profile.named(label, notificationUrl));
  }

  /**
   * Removes the recipient, with any link that was mailed to it; a paused one stays as it is. Empty
   * where there is no such.
   */
  public Optional<Recipient> remove(Named named) {
    return change(
        named,
        profile ->
            profile.status().after(RecipientMove.REMOVE).map(profile::withStatus).orElse(profile));
  }

  /** Has the merchant told again. Empty where there is no such recipient. */
  public Optional<Recipient> tellAgain(Named named, TokenId asking) {
    return work.run(now -> {
      Optional<Recipient> known = recipients.lockWithId(named.merchant(), named.id());
      known.ifPresent(recipient -> news.tellAgain(recipient, asking, now));
      return known;
    });
  }

  private Optional<Recipient> change(Named named, UnaryOperator<RecipientProfile> change) {
    return work.run(now ->
        recipients
            .lockWithId(named.merchant(), named.id())
            .map(current -> store(current, change.apply(current.profile()), now)));
  }

  private Recipient store(Recipient current, RecipientProfile profile, Instant now) {
    if (current.profile().equals(profile)) {
      return current;
    }
    Recipient changed = versions.next(current, profile, now);
    recipients.replace(List.of(changed));
    if (changed.status() == RecipientStatus.REMOVED) {
      steps.burnLinks(changed);
    }
    news.publish(List.of(changed), _ -> changed.status() != current.status());
    return changed;
  }
}
