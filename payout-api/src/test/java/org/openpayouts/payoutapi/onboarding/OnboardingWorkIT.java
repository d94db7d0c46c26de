package org.openpayouts.payoutapi.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.bitpay.ApiSettings;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.payoutapi.recipient.OnboardingDesk;
import org.openpayouts.payoutapi.recipient.OnboardingStep;
import org.openpayouts.payoutapi.recipient.OnboardingSteps;
import org.openpayouts.payoutapi.recipient.Recipients;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What becomes of steps that cannot be done. Each is made here and is due for nobody else. */
class OnboardingWorkIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final JdbcClient jdbc = api.bean(JdbcClient.class);

  @Test
  void doesAMailThatFailedAgainLater() {
    OnboardingStep step = step(OnboardingStep.Kind.MAIL, recipient("invited"), 2);

    work(Optional.of(failing()), IdentityCheck.Verdict.APPROVED).doStep(step);

    assertThat(outcome(step)).isEqualTo("none, waits 240 s");
    assertThat(counted("mail", "failed")).isPositive();
  }

  @Test
  void givesAMailUpThatFailedTooOften() {
    OnboardingStep step = step(OnboardingStep.Kind.MAIL, recipient("invited"), 9);

    work(Optional.of(failing()), IdentityCheck.Verdict.APPROVED).doStep(step);

    assertThat(outcome(step)).isEqualTo("given_up");
  }

  @Test
  void saysSoWhereNoMailServerIsConfigured() {
    OnboardingStep step = step(OnboardingStep.Kind.MAIL, recipient("invited"), 1);

    work(Optional.empty(), IdentityCheck.Verdict.APPROVED).doStep(step);

    assertThat(outcome(step)).isEqualTo("not_configured");
    assertThat(counted("mail", "not_configured")).isPositive();
  }

  @Test
  void asksAgainWhileAnIdentityIsNotKnownAndLeavesARefusedOneUnverified() {
    String id = recipient("unverified");
    OnboardingStep step = step(OnboardingStep.Kind.CHECK, id, 1);

    work(Optional.empty(), IdentityCheck.Verdict.PENDING).doStep(step);
    String pending = outcome(step);
    work(Optional.empty(), IdentityCheck.Verdict.REFUSED).doStep(step);

    assertThat(pending).isEqualTo("none, waits 300 s");
    assertThat(outcome(step)).isEqualTo("refused");
    assertThat(
            api.bean(Recipients.class)
                .withId(new MerchantId(merchant.id()), new RecipientId(id))
                .orElseThrow()
                .status()
                .word())
        .isEqualTo("unverified");
  }

  private OnboardingWork work(Optional<JavaMailSender> sender, IdentityCheck.Verdict verdict) {
    OnboardingSettings settings = api.bean(OnboardingSettings.class);
    return new OnboardingWork(
        api.bean(OnboardingSteps.class),
        api.bean(OnboardingDesk.class),
        api.bean(Recipients.class),
        api.bean(Merchants.class),
        new Postman(provider(sender), settings, api.bean(ApiSettings.class)),
        _ -> verdict,
        settings,
        api.bean(Clock.class),
        api.bean(MeterRegistry.class));
  }

  private static JavaMailSender failing() {
    return new JavaMailSenderImpl() {
      @Override
      public void send(SimpleMailMessage... messages) {
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

  private String recipient(String status) {
    return new Operator(api)
        .put(
            "/admin/merchants/" + merchant.id() + "/recipients/" + UUID.randomUUID() + "@a.example",
            Map.of("status", status))
        .json()
        .get("recipientId")
        .asString();
  }

  private OnboardingStep step(OnboardingStep.Kind kind, String recipient, int attempts) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into onboarding_step
              (step_id, kind, merchant_id, recipient_id, queued_at, due_at, attempts)
            values (?, lower(?), ?, ?, now(), now() + interval '1 day', ?)
            """)
        .params(id, kind.name(), merchant.id(), recipient, attempts)
        .update();
    return new OnboardingStep(
        id,
        kind,
        new MerchantId(merchant.id()),
        new RecipientId(recipient),
        Instant.EPOCH,
        attempts);
  }

  private String outcome(OnboardingStep step) {
    return jdbc.sql(
            """
            select coalesce(outcome,
              'none, waits ' || ceil(extract(epoch from due_at - now()) / 60) * 60 || ' s')
            from onboarding_step where step_id = ?
            """)
        .param(step.id())
        .query(String.class)
        .single();
  }

  private double counted(String kind, String outcome) {
    return api.bean(MeterRegistry.class)
        .counter("payouts.onboarding.steps", "kind", kind, "outcome", outcome)
        .count();
  }
}
