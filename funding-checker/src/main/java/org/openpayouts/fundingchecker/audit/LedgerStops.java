package org.openpayouts.fundingchecker.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stops of ledgers, one row each, and the words that ended them. */
@Repository
class LedgerStops {
  private final JdbcClient jdbc;

  LedgerStops(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A ledger that an audit saw broken, and not stopped.
   *
   * @param stopsBefore how often it had been stopped, each time lifted since
   */
  record Broken(
      String merchantId, String currency, int stopsBefore, String check, String subject) {}

  /**
   * Stops a ledger; answers whether this did. Waits for whoever spends from it at this moment. What
   * an audit saw before another stop of the ledger says nothing about what is there after it, so a
   * number that is taken stops nothing.
   */
  @Transactional
  public boolean stop(Broken ledger) {
    jdbc.sql(
            """
            select 1 from account where merchant_id = :merchant and currency = :currency for update
            """)
        .param("merchant", ledger.merchantId())
        .param("currency", ledger.currency())
        .query(Integer.class)
        .optional();
    return jdbc.sql(
                """
                insert into stopped_ledger (merchant_id, currency, number, violated, subject)
                values (:merchant, :currency, :number, :check, :subject)
                on conflict do nothing
                """)
            .param("merchant", ledger.merchantId())
            .param("currency", ledger.currency())
            .param("number", ledger.stopsBefore() + 1)
            .param("check", ledger.check())
            .param("subject", ledger.subject())
            .update()
        == 1;
  }

  /**
   * A stop that stands.
   *
   * @param check what was found broken when it was stopped
   * @param subject the posting, or merchantId:currency
   */
  record Stop(
      String merchantId, String currency, Instant stoppedAt, String check, String subject) {}

  /** The oldest first. */
  public List<Stop> standing(int limit) {
    return jdbc.sql(
            """
            select * from stopped_ledger where lifted_at is null
             order by stopped_at, merchant_id, currency limit :limit
            """)
        .param("limit", limit)
        .query(LedgerStops::stop)
        .list();
  }

  /** Lifts a stop; answers the one that it was, if there was one. */
  public Optional<Stop> lift(LedgerKey ledger, String by, String reason) {
    return jdbc.sql(
            """
            update stopped_ledger
               set lifted_at = clock_timestamp(), lifted_by = :by, lift_reason = :reason
             where merchant_id = :merchant and currency = :currency and lifted_at is null
            returning *
            """)
        .param("merchant", ledger.merchantId().value())
        .param("currency", ledger.currency().code())
        .param("by", by)
        .param("reason", reason)
        .query(LedgerStops::stop)
        .optional();
  }

  private static Stop stop(ResultSet row, int index) throws SQLException {
    return new Stop(
        row.getString("merchant_id"),
        row.getString("currency"),
        row.getObject("stopped_at", OffsetDateTime.class).toInstant(),
        row.getString("violated"),
        row.getString("subject"));
  }
}
