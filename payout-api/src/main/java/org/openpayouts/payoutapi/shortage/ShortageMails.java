package org.openpayouts.payoutapi.shortage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mails that wait in the rows of shortages. Only the database's clock counts. */
@Repository
class ShortageMails {
  /**
   * Whether a later cutoff over the ledger of the shortage s was short too, as far as is known when
   * it was: what an older build kept does not say that.
   */
  private static final String OVERTAKEN =
      """
      exists (select from shortage later
               where later.merchant_id = s.merchant_id and later.currency = s.currency
                 and coalesce(later.cutoff, later.occurred_at) > coalesce(s.cutoff, s.occurred_at)
                 and later.mail_outcome is distinct from 'older_build')
      """;

  private final JdbcClient jdbc;

  ShortageMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Puts away what is too old to be told; answers how many mails that were. */
  int putAwayOlderThan(Duration within) {
    return jdbc.sql(
            """
            update shortage set mail_outcome = 'too_old'
             where mail_outcome is null and occurred_at <= now() - make_interval(secs => ?)
            """)
        .param(within.toSeconds())
        .update();
  }

  /**
   * Puts away what nobody has begun to send and a later cutoff over the same ledger has followed:
   * after an outage only the last of many is news. Answers how many those were.
   */
  int putAwayOvertaken() {
    return jdbc.sql(
            """
            update shortage s set mail_outcome = 'overtaken'
             where mail_outcome is null and mail_due_at <= now() and %s
            """
                .formatted(OVERTAKEN))
        .update();
  }

  /**
   * Takes some mails that are due. They come back when the lease is over and nobody has said what
   * became of them.
   */
  List<ShortageMail> claim(int most, Duration within, Duration lease) {
    return jdbc.sql(
            """
            with due as (
              select merchant_id, currency, cutoff_id from shortage s
               where mail_outcome is null and mail_due_at <= now()
                 and occurred_at > now() - make_interval(secs => :within)
                 and not %s
               order by mail_due_at limit :most for update skip locked)
            update shortage s set mail_attempts = s.mail_attempts + 1,
              mail_due_at = clock_timestamp() + make_interval(secs => :lease)
            from due
            where s.merchant_id = due.merchant_id and s.currency = due.currency
              and s.cutoff_id = due.cutoff_id
            returning s.*, case when s.next_cutoff > now() then s.next_cutoff end as still_ahead
            """
                .formatted(OVERTAKEN))
        .param("within", within.toSeconds())
        .param("most", most)
        .param("lease", lease.toSeconds())
        .query((row, number) -> mail(row))
        .list();
  }

  /** Says what became of a mail, unless somebody else has begun it anew meanwhile. */
  void settle(ShortageMail mail, String outcome) {
    jdbc.sql(
            """
            update shortage set mail_outcome = :outcome
             where merchant_id = :merchant and currency = :currency and cutoff_id = :cutoff
               and mail_attempts = :attempts
            """)
        .param("outcome", outcome)
        .param("merchant", mail.merchantId().value())
        .param("currency", mail.currency())
        .param("cutoff", mail.cutoffId().value())
        .param("attempts", mail.attempts())
        .update();
  }

  void postpone(ShortageMail mail, Duration wait) {
    jdbc.sql(
            """
            update shortage set mail_due_at = clock_timestamp() + make_interval(secs => :wait)
             where merchant_id = :merchant and currency = :currency and cutoff_id = :cutoff
               and mail_attempts = :attempts
            """)
        .param("wait", wait.toSeconds())
        .param("merchant", mail.merchantId().value())
        .param("currency", mail.currency())
        .param("cutoff", mail.cutoffId().value())
        .param("attempts", mail.attempts())
        .update();
  }

  private static ShortageMail mail(ResultSet row) throws SQLException {
    return new ShortageMail(
        new MerchantId(row.getString("merchant_id")),
        row.getString("currency"),
        new CutoffId(row.getString("cutoff_id")),
        BigDecimal.valueOf(row.getLong("missing_units"), row.getInt("scale")),
        new PayoutId(row.getString("first_blocked")),
        row.getLong("waiting"),
        instant(row, "cutoff"),
        instant(row, "still_ahead"),
        row.getInt("mail_attempts"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime instant = row.getObject(column, OffsetDateTime.class);
    return instant == null ? null : instant.toInstant();
  }
}
