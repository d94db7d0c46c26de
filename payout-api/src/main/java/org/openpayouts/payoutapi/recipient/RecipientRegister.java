package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Service;

/** Makes recipients what an operator says, and publishes each change with its version. */
@Service
public class RecipientRegister {
  private final Merchants merchants;
  private final Recipients recipients;
  private final RecipientVersions versions;
  private final RecipientNews news;
  private final RecipientWork work;
  private final OnboardingSteps steps;

  RecipientRegister(
      Merchants merchants,
      Recipients recipients,
      RecipientVersions versions,
      RecipientNews news,
      RecipientWork work,
      OnboardingSteps steps) {
    this.merchants = merchants;
    this.recipients = recipients;
    this.versions = versions;
    this.news = news;
    this.work = work;
    this.steps = steps;
  }

  /**
   * Makes the recipient what the profile says; the same again changes and publishes nothing. Empty
   * where there is no such merchant.
   */
  public Optional<Recipient> put(MerchantId merchant, String email, RecipientProfile profile) {
    if (merchants.find(merchant).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(work.run(now -> putLocked(merchant, email, profile, now)));
  }

  private Recipient putLocked(
      MerchantId merchant, String email, RecipientProfile profile, Instant now) {
    Optional<Recipient> known = recipients.lockWithEmail(merchant, email);
    if (known.isEmpty()) {
      var newcomer = new RecipientVersions.Newcomer(merchant, email, null);
      Recipient added = versions.first(newcomer, profile, now);
      if (!recipients.add(List.of(added)).isEmpty()) {
        news.publish(List.of(added), _ -> true);
        return added;
      }
      known = recipients.lockWithEmail(merchant, email);
    }
    Recipient current = known.orElseThrow();
    if (current.profile().equals(profile)) {
      return current;
    }
    Recipient changed = versions.next(current, profile, now);
    recipients.replace(List.of(changed));
    if (changed.status() != RecipientStatus.INVITED) {
      steps.burnLinks(changed);
    }
    news.publish(List.of(changed), _ -> changed.status() != current.status());
    return changed;
  }
}
