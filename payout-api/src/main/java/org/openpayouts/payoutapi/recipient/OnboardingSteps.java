package org.openpayouts.payoutapi.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The steps of onboarding, done and to be done, and the links that were mailed. */
@Repository
public class OnboardingSteps {
  private final JdbcClient jdbc;

  OnboardingSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Queues a mail for each who has neither a link that is good nor a mail that waits. */
  void queueMails(Collection<Recipient> invited, Instant now) {
    jdbc.sql(
            """
            insert into onboarding_step (kind, merchant_id, recipient_id, queued_at, due_at)
            select 'mail', r.merchant, r.id, :now, :now
            from unnest(:merchants::text[], :ids::text[]) as r(merchant, id)
            where not exists (
              select from onboarding_step s
              where s.recipient_id = r.id and s.kind = 'mail'
                and (s.outcome is null
                  or s.outcome = 'sent' and s.secret_hash is not null and s.expires_at > :now))
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("merchants", texts(invited.stream().map(one -> one.merchantId().value()).toList()))
        .param("ids", texts(invited.stream().map(one -> one.id().value()).toList()))
        .update();
  }

  /** Queues a check, unless one waits. */
  void queueCheck(Recipient enrolled, Instant now) {
    jdbc.sql(
            """
            insert into onboarding_step (kind, merchant_id, recipient_id, queued_at, due_at)
            select 'check', :merchant, :id, :now, :now
            where not exists (
              select from onboarding_step s
              where s.recipient_id = :id and s.kind = 'check' and s.outcome is null)
            """)
        .param("merchant", enrolled.merchantId().value())
        .param("id", enrolled.id().value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Takes some steps that are due, of every merchant a few, checks first and merchants in no order,
   * so that none waits behind another's thousands. They come back when the lease is over and nobody
   * has said what became of them.
   */
  public List<OnboardingStep> claim(int perMerchant, int most, Duration lease) {
    return jdbc.sql(
            """
            with recursive merchants as (
              (select merchant_id from onboarding_step where outcome is null
                order by merchant_id limit 1)
              union all
              select (select s.merchant_id from onboarding_step s
                       where s.outcome is null and s.merchant_id > m.merchant_id
                       order by s.merchant_id limit 1)
                from merchants m where m.merchant_id is not null),
            due as (
              select d.step_id
              from (select merchant_id from merchants
                     where merchant_id is not null order by random()) m
              cross join lateral (
                select s.step_id from onboarding_step s
                 where s.merchant_id = m.merchant_id and s.outcome is null
                   and s.due_at <= clock_timestamp()
                 order by s.kind, s.due_at limit :perMerchant for update skip locked) d
              limit :most)
            update onboarding_step s set attempts = s.attempts + 1,
              due_at = clock_timestamp() + make_interval(secs => :lease)
            from due where s.step_id = due.step_id
            returning s.*
            """)
        .param("perMerchant", perMerchant)
        .param("most", most)
        .param("lease", lease.toSeconds())
        .query((row, number) -> step(row))
        .list();
  }

  /**
   * The secret of a link that is about to be mailed takes the place of any earlier one's. False
   * where nobody wants the mail any more.
   */
  public boolean link(OnboardingStep step, LinkSecret secret, Instant expiresAt) {
    return jdbc.sql(
                """
                update onboarding_step set secret_hash = ?, expires_at = ?
                where step_id = ? and outcome is null
                """)
            .params(secret.hash(), expiresAt.atOffset(ZoneOffset.UTC), step.id())
            .update()
        == 1;
  }

  public void settle(OnboardingStep step, String outcome) {
    jdbc.sql("update onboarding_step set outcome = ? where step_id = ? and outcome is null")
        .params(outcome, step.id())
        .update();
  }

  public void postpone(OnboardingStep step, Duration wait) {
    jdbc.sql(
            """
            update onboarding_step set due_at = clock_timestamp() + make_interval(secs => ?)
            where step_id = ? and outcome is null
            """)
        .params(wait.toSeconds(), step.id())
        .update();
  }

  /** The step that mailed a link with this secret, while the link is good. */
  Optional<OnboardingStep> linked(LinkSecret secret) {
    return jdbc.sql(
            """
            select * from onboarding_step
            where secret_hash = ? and expires_at > clock_timestamp()
            """)
        .param(secret.hash())
        .query((row, number) -> step(row))
        .optional();
  }

  /** No link that was mailed to the recipient is good any more, and none that waits is mailed. */
  void burnLinks(Recipient recipient) {
    jdbc.sql(
            """
            update onboarding_step set secret_hash = null, outcome = coalesce(outcome, 'needless')
            where recipient_id = ? and merchant_id = ? and kind = 'mail'
              and (secret_hash is not null or outcome is null)
            """)
        .params(recipient.id().value(), recipient.merchantId().value())
        .update();
  }

  private static String[] texts(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static OnboardingStep step(ResultSet row) throws SQLException {
    return new OnboardingStep(
        row.getObject("step_id", UUID.class),
        OnboardingStep.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        new MerchantId(row.getString("merchant_id")),
        new RecipientId(row.getString("recipient_id")),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"));
  }
}
