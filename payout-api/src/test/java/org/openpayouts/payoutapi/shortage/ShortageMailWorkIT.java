package org.openpayouts.payoutapi.shortage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.payoutapi.onboarding.OnboardingSettings;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMailbox;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessagePreparator;

/** What becomes of mails that cannot be sent. Each is made here and is due for nobody else. */
class ShortageMailWorkIT {
  private static final Duration DAY = Duration.ofDays(1);

  private final RunningApi api = RunningApi.shared();
  private final JdbcClient jdbc = api.bean(JdbcClient.class);
  private final ShortageMails mails = api.bean(ShortageMails.class);
  private final String email = "shop-" + UUID.randomUUID() + "@example.com";
  private final MerchantId merchant = merchant();

  @Test
  void sendsAMailThatFailedAgainLater() {
    ShortageMail mail = begun(2);

    work(Optional.of(failing())).send(mail);

    assertThat(outcome(mail)).isEqualTo("none, waits 240 s");
    assertThat(counted("failed")).isPositive();
  }

  @Test
  void givesAMailUpThatFailedTooOften() {
    ShortageMail mail = begun(9);

    work(Optional.of(failing())).send(mail);

    assertThat(outcome(mail)).isEqualTo("given_up");
  }

  @Test
  void saysSoWhereNoMailServerIsConfigured() {
    ShortageMail mail = begun(1);

    work(Optional.empty()).send(mail);

    assertThat(outcome(mail)).isEqualTo("not_configured");
    assertThat(counted("not_configured")).isPositive();
  }

  /** As a process that slept through its lease: another one has begun the mail since. */
  @Test
  void leavesAMailAloneThatSomebodyElseHasBegun() {
    ShortageMail mail = begun(2);

    mails.settle(SampleMails.begun(mail, 1), "sent");
    mails.postpone(SampleMails.begun(mail, 1), DAY.multipliedBy(9));

    assertThat(outcome(mail)).isEqualTo("none, waits 86400 s");
  }

  /** A second try may follow a first one of which the mail server has not said its yes. */
  @Test
  void givesEachTryTheSameMessageId() throws Exception {
    ShortageMail mail = begun(1);
    ShortageMailWork work = work(Optional.of(api.bean(JavaMailSender.class)));

    work.send(mail);
    work.send(mail);

    var received = TestMailbox.shared().to(email);
    assertThat(received).hasSize(2);
    assertThat(received.get(0).getMessageID())
        .contains(mail.cutoffId().value())
        .isEqualTo(received.get(1).getMessageID());
  }

  @Test
  void claimsEachMailOnceWhileItsLeaseLasts() {
    ShortageMail mail = begun(1);
    jdbc.sql("update shortage set mail_due_at = now() where cutoff_id = ?")
        .param(mail.cutoffId().value())
        .update();

    // The service itself claims as well: whoever is first.
    mails.claim(100, DAY, DAY);

    assertThat(mails.claim(100, DAY, DAY)).noneMatch(one -> one.cutoffId().equals(mail.cutoffId()));
  }

  /** As after an outage in which every cutoff was short: only the last one is news. */
  @Test
  void mailsOnlyTheLastOfManyCutoffs() {
    ShortageMail first = begun(0);
    ShortageMail last = begun(0);
    jdbc.sql("update shortage set mail_due_at = now() where merchant_id = ?")
        .param(merchant.value())
        .update();

    assertThat(mails.claim(100, DAY, DAY))
        .noneMatch(one -> one.cutoffId().equals(first.cutoffId()));
    mails.putAwayOvertaken();

    assertThat(outcome(first)).isEqualTo("overtaken");
    assertThat(outcome(last)).isNotEqualTo("overtaken");
  }

  private ShortageMailWork work(Optional<JavaMailSender> sender) {
    var settings = api.bean(ShortageMailSettings.class);
    return new ShortageMailWork(
        mails,
        api.bean(Merchants.class),
        new ShortagePostman(provider(sender), settings, api.bean(OnboardingSettings.class)),
        settings,
        api.bean(MeterRegistry.class));
  }

  private static JavaMailSender failing() {
    return new JavaMailSenderImpl() {
      @Override
      public void send(MimeMessagePreparator preparator) {
        throw new MailSendException("away");
      }
    };
  }

  private static ObjectProvider<JavaMailSender> provider(Optional<JavaMailSender> sender) {
    return new ObjectProvider<>() {
      @Override
      public Stream<JavaMailSender> stream() {
        return sender.stream();
      }
    };
  }

  private MerchantId merchant() {
    Map<String, ?> profile =
        Map.of("name", "Shop", "settlementCurrency", "EUR", "notificationEmail", email);
    return new MerchantId(
        new Operator(api)
            .put("/admin/merchants/shop-" + UUID.randomUUID(), profile)
            .json()
            .get("merchantId")
            .asString());
  }

  private ShortageMail begun(int attempts) {
    var mail =
        new ShortageMail(
            merchant,
            "USD",
            new CutoffId(IdSource.secure().nextId()),
            new BigDecimal("12.50"),
            new PayoutId(IdSource.secure().nextId()),
            3,
            null,
            null,
            attempts);
    jdbc.sql(
            """
            insert into shortage (merchant_id, currency, cutoff_id, scale, first_blocked,
              missing_units, waiting, mail_due_at, mail_attempts, mail_outcome)
            values (?, ?, ?, 2, ?, 1250, 3, now() + interval '1 day', ?, null)
            """)
        .params(
            mail.merchantId().value(),
            mail.currency(),
            mail.cutoffId().value(),
            mail.firstBlocked().value(),
            attempts)
        .update();
    return mail;
  }

  private String outcome(ShortageMail mail) {
    return jdbc.sql(
            """
            select coalesce(mail_outcome,
              'none, waits ' || ceil(extract(epoch from mail_due_at - now()) / 60) * 60 || ' s')
            from shortage where cutoff_id = ?
            """)
        .param(mail.cutoffId().value())
        .query(String.class)
        .single();
  }

  private double counted(String outcome) {
    return api.bean(MeterRegistry.class)
        .counter("payouts.shortages.mails", "outcome", outcome)
        .count();
  }
}
