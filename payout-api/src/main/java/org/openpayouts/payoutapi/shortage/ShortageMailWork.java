package org.openpayouts.payoutapi.shortage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.openpayouts.payoutapi.merchant.MerchantProfile;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailParseException;
import org.springframework.stereotype.Component;

/**
 * Sends one mail, outside of any transaction. A process that dies between the server's yes and the
 * row sends it once more, under the same Message-ID.
 */
@Component
class ShortageMailWork {
  private static final Logger log = LoggerFactory.getLogger(ShortageMailWork.class);
  private static final int MAX_PAUSE_MINUTES = 60;

  private final ShortageMails mails;
  private final Merchants merchants;
  private final ShortagePostman postman;
  private final ShortageMailSettings settings;
  private final MeterRegistry meters;

  ShortageMailWork(
      ShortageMails mails,
      Merchants merchants,
      ShortagePostman postman,
      ShortageMailSettings settings,
      MeterRegistry meters) {
    this.mails = mails;
    this.merchants = merchants;
    this.postman = postman;
    this.settings = settings;
    this.meters = meters;
  }

  /** Puts away what is too old to be told, and what a later cutoff has overtaken. */
  void putAwayOld() {
    count("too_old", mails.putAwayOlderThan(settings.within()));
    count("overtaken", mails.putAwayOvertaken());
  }

  /** Never throws: a mail that fails is sent again later. */
  void send(ShortageMail mail) {
    try {
      doStep(mail);
    } catch (MailParseException noMailbox) {
      tell(mail, "undeliverable", "mail about a shortage not sent");
      settle(mail, "undeliverable");
    } catch (RuntimeException failure) {
      count("failed", 1);
      tell(mail, failure.getClass().getSimpleName(), "mail about a shortage failed, sent again");
      long pause = Math.min(MAX_PAUSE_MINUTES, (long) mail.attempts() * mail.attempts());
      mails.postpone(mail, Duration.ofMinutes(pause));
    }
  }

  /** The merchant as it is now: its address and its name may have changed since the cutoff. */
  private void doStep(ShortageMail mail) {
    Optional<MerchantProfile> merchant =
        merchants.find(mail.merchantId()).map(known -> known.profile());
    Optional<String> email = merchant.map(MerchantProfile::notificationEmail);
    ShortageMailStep step =
        ShortageMailStep.next(mail, email.isPresent(), postman.isConfigured(), settings.attempts());
    switch (step) {
      case SEND -> {
        postman.send(mail, merchant.orElseThrow().name(), email.orElseThrow());
        settle(mail, "sent");
      }
      case NO_ADDRESS, NOT_CONFIGURED -> settle(mail, step.word());
      case GIVEN_UP -> {
        tell(mail, step.word(), "mail about a shortage not sent");
        settle(mail, step.word());
      }
    }
  }

  private void settle(ShortageMail mail, String outcome) {
    mails.settle(mail, outcome);
    count(outcome, 1);
  }

  private void count(String outcome, int mails) {
    meters.counter("payouts.shortages.mails", "outcome", outcome).increment(mails);
  }

  private static void tell(ShortageMail mail, String cause, String what) {
    log.atWarn()
        .addKeyValue("merchantId", mail.merchantId())
        .addKeyValue("cutoff", mail.cutoffId())
        .addKeyValue("attempt", mail.attempts())
        .addKeyValue("cause", cause)
        .log(what);
  }
}
