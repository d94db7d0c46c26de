package org.openpayouts.payoutapi.shortage;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.openpayouts.payoutapi.onboarding.OnboardingSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands letters about shortages to the mail server. */
@Component
class ShortagePostman {
  private final Optional<JavaMailSender> sender;
  private final String from;

  ShortagePostman(
      ObjectProvider<JavaMailSender> sender,
      ShortageMailSettings settings,
      OnboardingSettings onboarding) {
    this.sender = Optional.ofNullable(sender.getIfAvailable());
    String own = settings.mailFrom();
    this.from = mailbox(own == null || own.isBlank() ? onboarding.mailFrom() : own);
  }

  /** A wrong one would make every merchant look like one without a mailbox. */
  private static String mailbox(String from) {
    try {
      return new InternetAddress(from, true).toString();
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          "payouts.shortage-mail.mail-from is no mail address: " + from, e);
    }
  }

  boolean isConfigured() {
    return sender.isPresent();
  }

  /**
   * Sends a mail. A second one of the same shortage has the same Message-ID, by which mailboxes
   * know it.
   *
   * @throws org.springframework.mail.MailException if the server did not take it; it may still have
   */
  void send(ShortageMail mail, String merchant, String email) {
    sender
        .orElseThrow()
        .send(message -> {
          var letter = new MimeMessageHelper(message, UTF_8.name());
          letter.setFrom(from);
          letter.setTo(email);
          letter.setSubject(ShortageLetter.subject(mail));
          letter.setText(ShortageLetter.text(mail, merchant));
          message.setHeader("Message-ID", messageId(mail));
          message.setHeader("Auto-Submitted", "auto-generated");
        });
  }

  private static String messageId(ShortageMail mail) {
    return "<reserve-short.%s.%s.%s@openpayouts>"
        .formatted(mail.merchantId().value(), mail.currency(), mail.cutoffId().value());
  }
}
