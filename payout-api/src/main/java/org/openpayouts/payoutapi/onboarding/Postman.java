package org.openpayouts.payoutapi.onboarding;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.openpayouts.payoutapi.bitpay.ApiSettings;
import org.openpayouts.payoutapi.recipient.LinkSecret;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Writes invitations and hands them to the mail server. */
@Component
class Postman {
  private final Optional<JavaMailSender> sender;
  private final String from;
  private final URI page;

  Postman(
      ObjectProvider<JavaMailSender> sender, OnboardingSettings settings, ApiSettings apiSettings) {
    this.sender = Optional.ofNullable(sender.getIfAvailable());
    this.from = settings.mailFrom();
    URI given = settings.pageUrl();
    this.page =
        given == null ? URI.create(apiSettings.publicBaseUrls().getFirst() + "/onboarding") : given;
  }

  boolean isConfigured() {
    return sender.isPresent();
  }

  /** An invitation: from whom, to whom, and until when its link is good. */
  record Letter(String merchant, String email, LinkSecret secret, LocalDate lastDay) {}

  /**
   * Sends an invitation.
   *
   * @throws org.springframework.mail.MailException if the server did not take it; it may still have
   */
  void send(Letter letter) {
    var message = new SimpleMailMessage();
    message.setFrom(from);
    message.setTo(letter.email());
    message.setSubject("Where do you want to be paid?");
    message.setText(
        """
        %s wants to pay you. Say where:

        %s?link=%s

        The link is for you alone and is good until %s. If there is a newer mail like this one, use
        the link of that one. If you do not expect to be paid, you need not do anything.
        """
            .formatted(letter.merchant(), page, letter.secret().reveal(), letter.lastDay()));
    sender.orElseThrow().send(message);
  }
}
