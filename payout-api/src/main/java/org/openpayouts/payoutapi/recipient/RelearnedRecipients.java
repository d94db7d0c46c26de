package org.openpayouts.payoutapi.recipient;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes over what was told of recipients and is not known here. A version that was told must not be
 * given away again: whoever pays keeps the first of two, and with it another address.
 */
@Component
class RelearnedRecipients {
  private static final Logger log = LoggerFactory.getLogger(RelearnedRecipients.class);

  private final Recipients recipients;
  private final Merchants merchants;
  private final OnboardingSteps steps;
  private final Clock clock;

  RelearnedRecipients(
      Recipients recipients, Merchants merchants, OnboardingSteps steps, Clock clock) {
    this.recipients = recipients;
    this.merchants = merchants;
    this.steps = steps;
    this.clock = clock;
  }

  void relearn(List<Recipient> told) {
    Map<String, Long> known = recipients.versions(told.stream().map(r -> r.id().value()).toList());
    told.stream()
        .filter(one -> known.getOrDefault(one.id().value(), 0L) < one.version())
        .forEach(this::takeOver);
  }

  /** The steps of its onboarding were not told: they begin anew. */
  private void goOn(Recipient told) {
    Instant now = clock.instant();
    switch (told.status()) {
      case INVITED -> steps.queueMails(List.of(told), now);
      case UNVERIFIED -> steps.queueCheck(told, now);
      case VERIFIED, ACTIVE, PAUSED, REMOVED -> steps.burnLinks(told);
    }
  }

  private void takeOver(Recipient told) {
    Optional<Recipient> known = recipients.lockWithEmail(told.merchantId(), told.email());
    if (merchants.find(told.merchantId()).isEmpty()
        || known.filter(one -> !one.id().equals(told.id())).isPresent()) {
      log.warn(
          "Told of a recipient whose merchant or address is another's here, left out recipient={}",
          told.id().value());
      return;
    }
    if (known.filter(one -> one.version() >= told.version()).isPresent()) {
      return;
    }
    String shopperId = told.shopperId();
    if (shopperId != null) {
      recipients.freeShopperId(shopperId, told);
    }
    if (known.isPresent()) {
      recipients.replace(List.of(told));
    } else {
      recipients.add(List.of(told));
    }
    goOn(told);
    log.warn(
        "Told of a version that was not known here, taken over recipient={} version={}",
        told.id().value(),
        told.version());
  }
}
