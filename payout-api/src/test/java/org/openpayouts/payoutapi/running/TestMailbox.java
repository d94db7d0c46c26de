package org.openpayouts.payoutapi.running;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that takes everything. */
public final class TestMailbox {
  static final String HOST = "127.0.0.1";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("https://pay\\.example(/onboarding\\?\\S+)");

  private static final class Shared {
    private static final TestMailbox INSTANCE = new TestMailbox();
  }

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));

  private TestMailbox() {
    server.start();
  }

  public static TestMailbox shared() {
    return Shared.INSTANCE;
  }

  int port() {
    return server.getSmtp().getPort();
  }

  public List<MimeMessage> to(String email) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(message -> isTo(message, email))
        .toList();
  }

  /** Path and query of the links in all mails to an address, oldest first. */
  public List<String> linksTo(String email) {
    return to(email).stream().map(TestMailbox::link).toList();
  }

  /** Waits for the first of them. */
  public String linkTo(String email) {
    return await()
        .atMost(PATIENCE)
        .until(() -> linksTo(email), found -> !found.isEmpty())
        .getFirst();
  }

  private static String link(MimeMessage message) {
    try {
      Matcher link = LINK.matcher(message.getContent().toString());
      if (link.find()) {
        return link.group(1);
      }
      throw new AssertionError("no link in the mail");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTo(MimeMessage message, String email) {
    try {
      return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
          .anyMatch(address -> address.toString().equals(email));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
