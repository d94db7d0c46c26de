package org.openpayouts.payoutapi.onboarding;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.payoutapi.recipient.LinkSecret;
import org.openpayouts.payoutapi.recipient.OnboardingDesk;
import org.openpayouts.payoutapi.recipient.OnboardingStep;
import org.openpayouts.payoutapi.recipient.OnboardingSteps;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.Recipients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailParseException;
import org.springframework.stereotype.Component;

/**
 * Does one step of onboarding, outside of any transaction. A process that dies in the middle leaves
 * a step that is done again: a second mail takes the place of the first one's link, a second
 * approval changes nothing.
 */
@Component
class OnboardingWork {
  private static final Logger log = LoggerFactory.getLogger(OnboardingWork.class);
  private static final Duration ASK_AGAIN = Duration.ofMinutes(5);
  private static final int MAX_PAUSE_MINUTES = 60;

  private final OnboardingSteps steps;
  private final OnboardingDesk desk;
  private final Recipients recipients;
  private final Merchants merchants;
  private final Postman postman;
  private final IdentityCheck check;
  private final OnboardingSettings settings;
  private final Clock clock;
  private final MeterRegistry meters;
  private final SecureRandom random = new SecureRandom();

  OnboardingWork(
      OnboardingSteps steps,
      OnboardingDesk desk,
      Recipients recipients,
      Merchants merchants,
      Postman postman,
      IdentityCheck check,
      OnboardingSettings settings,
      Clock clock,
      MeterRegistry meters) {
    this.steps = steps;
    this.desk = desk;
    this.recipients = recipients;
    this.merchants = merchants;
    this.postman = postman;
    this.check = check;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
  }

  /** Never throws: a step that fails is done again later. */
  void doStep(OnboardingStep step) {
    try {
      Optional<Recipient> person = recipients.withId(step.merchantId(), step.recipientId());
      if (person.isEmpty()) {
        settle(step, "needless");
        return;
      }
      switch (step.kind()) {
        case MAIL -> mail(step, person.get());
        case CHECK -> check(step, person.get());
      }
    } catch (MailParseException noMailbox) {
      settle(step, "undeliverable");
    } catch (RuntimeException failure) {
      count(step, "failed");
      log.atWarn()
          .addKeyValue("recipientId", step.recipientId())
          .addKeyValue("attempt", step.attempts())
          .addKeyValue("cause", failure.getClass().getSimpleName())
          .log("onboarding step failed, it is done again");
      long pause = Math.min(MAX_PAUSE_MINUTES, (long) step.attempts() * step.attempts());
      steps.postpone(step, Duration.ofMinutes(pause));
    }
  }

  private void mail(OnboardingStep step, Recipient person) {
    MailStep next =
        MailStep.next(step, person.status(), postman.isConfigured(), settings.attempts());
    switch (next) {
      case SEND -> send(step, person);
      case NOT_CONFIGURED, GIVEN_UP -> {
        log.atWarn()
            .addKeyValue("recipientId", step.recipientId())
            .addKeyValue("outcome", word(next))
            .log("invitation not sent");
        settle(step, word(next));
      }
      case NEEDLESS -> settle(step, word(next));
    }
  }

  /** The hash of the secret is stored before the mail leaves, so that its link is good at once. */
  private void send(OnboardingStep step, Recipient person) {
    LinkSecret secret = LinkSecret.random(random);
    Instant expiresAt = clock.instant().plus(settings.linkLife());
    if (!steps.link(step, secret, expiresAt)) {
      count(step, "needless");
      return;
    }
    String merchant =
        merchants.find(step.merchantId()).map(known -> known.profile().name()).orElse("A merchant");
    LocalDate lastDay = LocalDate.ofInstant(expiresAt, ZoneOffset.UTC);
    postman.send(new Postman.Letter(merchant, person.email(), secret, lastDay));
    settle(step, "sent");
  }

  private void check(OnboardingStep step, Recipient person) {
    switch (check.check(person)) {
      case APPROVED -> {
        desk.approve(person);
        settle(step, "approved");
      }
      case REFUSED -> settle(step, "refused");
      case PENDING -> {
        count(step, "pending");
        steps.postpone(step, ASK_AGAIN);
      }
    }
  }

  private void settle(OnboardingStep step, String outcome) {
    steps.settle(step, outcome);
    count(step, outcome);
  }

  private void count(OnboardingStep step, String outcome) {
    String kind = step.kind().name().toLowerCase(Locale.ROOT);
    meters.counter("payouts.onboarding.steps", "kind", kind, "outcome", outcome).increment();
  }

  private static String word(MailStep step) {
    return step.name().toLowerCase(Locale.ROOT);
  }
}
