package org.openpayouts.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Bounds the running transaction by the database's own clock. A process that is stopped inside it
 * keeps no lock longer than the idle time-out, so whoever takes its partitions over goes on.
 */
final class TransactionBounds {

  private final JdbcClient jdbc;
  private final OutboxSettings.Transaction settings;

  TransactionBounds(JdbcClient jdbc, OutboxSettings.Transaction settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  void apply() {
    jdbc.sql(
            """
            select set_config('statement_timeout', ?, true),
                   set_config('lock_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', ?, true)
            """)
        .params(
            settings.statementTimeout().toMillis() + "ms",
            settings.lockTimeout().toMillis() + "ms",
            settings.idleTimeout().toMillis() + "ms")
        .query()
        .listOfRows();
  }
}
