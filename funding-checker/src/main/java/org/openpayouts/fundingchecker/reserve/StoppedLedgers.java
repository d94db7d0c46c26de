package org.openpayouts.fundingchecker.reserve;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ledgers that an audit found broken: what they say is available may not be there, so nobody spends
 * it until an operator has said so. Money still comes in, and what was held before takes its
 * course.
 */
@Repository
public class StoppedLedgers {
  private final JdbcClient jdbc;

  StoppedLedgers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whoever spends asks with the ledger locked: a stop waits for that lock, and then stands. */
  public boolean contains(LedgerKey ledger) {
    return since(ledger).isPresent();
  }

  /** Since when a ledger is stopped; empty where it is not. */
  public Optional<Instant> since(LedgerKey ledger) {
    return jdbc.sql(
            """
            select stopped_at from stopped_ledger
             where merchant_id = :merchant and currency = :currency and lifted_at is null
            """)
        .param("merchant", ledger.merchantId().value())
        .param("currency", ledger.currency().code())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
