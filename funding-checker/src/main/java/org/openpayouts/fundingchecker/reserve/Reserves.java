package org.openpayouts.fundingchecker.reserve;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account rows: balances of one merchant and currency. */
@Repository
class Reserves {
  private final JdbcClient jdbc;

  Reserves(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks a ledger until the end of the transaction; makes it first where it is new. */
  Reserve lock(LedgerKey key) {
    jdbc.sql(
            """
            insert into account (merchant_id, currency) values (:merchant, :currency)
            on conflict do nothing
            """)
        .param("merchant", key.merchantId().value())
        .param("currency", key.currency().code())
        .update();
    return jdbc.sql(
            """
            select *, clock_timestamp() as locked_at from account
             where merchant_id = :merchant and currency = :currency
               for update
            """)
        .param("merchant", key.merchantId().value())
        .param("currency", key.currency().code())
        .query((row, index) -> reserve(key, row))
        .single();
  }

  /** A ledger as it stands, not locked. */
  Optional<Reserve> find(LedgerKey key) {
    return jdbc.sql(
            """
            select *, clock_timestamp() as locked_at from account
             where merchant_id = :merchant and currency = :currency
            """)
        .param("merchant", key.merchantId().value())
        .param("currency", key.currency().code())
        .query((row, index) -> reserve(key, row))
        .optional();
  }

  private static Reserve reserve(LedgerKey key, ResultSet row) throws SQLException {
    return new Reserve(
        key,
        row.getLong("version"),
        Balances.of(
            row.getLong("available"),
            row.getLong("held"),
            row.getLong("paid_out"),
            row.getLong("platform_fees"),
            row.getLong("network_fees"),
            row.getLong("deposits_clearing"),
            row.getLong("suspense"),
            row.getLong("receivable")),
        row.getBigDecimal("suspense_dust"),
        row.getObject("locked_at", OffsetDateTime.class).toInstant());
  }

  /** Writes the balances of a locked ledger. */
  void update(Reserve after) {
    Balances balances = after.balances();
    jdbc.sql(
            """
            update account
               set version = :version, available = :available, held = :held, paid_out = :paidOut,
                   platform_fees = :platformFees, network_fees = :networkFees,
                   deposits_clearing = :clearing, suspense = :suspense, receivable = :receivable
             where merchant_id = :merchant and currency = :currency
            """)
        .param("version", after.version())
        .param("available", balances.of(Account.AVAILABLE))
        .param("held", balances.of(Account.HELD))
        .param("paidOut", balances.of(Account.PAID_OUT))
        .param("platformFees", balances.of(Account.PLATFORM_FEES))
        .param("networkFees", balances.of(Account.NETWORK_FEES))
        .param("clearing", balances.of(Account.DEPOSITS_CLEARING))
        .param("suspense", balances.of(Account.SUSPENSE))
        .param("receivable", balances.of(Account.RECEIVABLE))
        .param("merchant", after.key().merchantId().value())
        .param("currency", after.key().currency().code())
        .update();
  }

  void updateDust(LedgerKey key, BigDecimal dust) {
    jdbc.sql(
            """
            update account set suspense_dust = :dust
             where merchant_id = :merchant and currency = :currency
            """)
        .param("dust", dust)
        .param("merchant", key.merchantId().value())
        .param("currency", key.currency().code())
        .update();
  }

  /**
   * Puts a ledger to what a posting told of it, unless a later one was told.
   *
   * @throws IllegalStateException if postings between what is known and this one cannot be read
   */
  void learn(BookedPosting told) {
    Reserve known = lock(told.key());
    if (known.version() + 1 < told.version()) {
      throw new IllegalStateException(
          "ledger %s: after version %d the log goes on with %d, postings are lost"
              .formatted(told.key().text(), known.version(), told.version()));
    }
    if (known.version() < told.version()) {
      update(
          new Reserve(told.key(), told.version(), told.balances(), known.dust(), known.lockedAt()));
    }
  }
}
