package org.openpayouts.bench.peers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Tables beside those of payout-api, with the columns, defaults and indexes that its own have. In
 * its database, so that nothing is copied by hand, and in a schema that it does not look into.
 */
public final class PeerTables implements AutoCloseable {
  /** A payout and its fact; the placeholders are those of JdbcClient and of pgbench alike. */
  public static final String INSERT =
      """
      with made as (
        insert into bench.payout (payout_id, merchant_id, token_id, recipient_id, amount, currency,
          ledger_currency, effective_date, reference, label, ignore_emails, requested_at,
          request_mac, request_digest, traceparent, event_id)
        values (uuidv7()::text, :merchant, :token, :recipient, :amount, 'USD',
          'USD', current_date, :reference, :label, false, now(),
          sha256('mac'), sha256('digest'),
          '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', gen_random_uuid())
        returning payout_id)
      insert into bench.fact (topic, payout_id, body)
      select 'payouts', payout_id, convert_to(:fact, 'UTF8') from made
      returning payout_id
      """;

  private static final String MAKE =
      """
      drop schema if exists bench cascade;
      create schema bench;
      create table bench.payout (like public.payout including all);
      create table bench.fact (
        id bigint generated always as identity primary key,
        topic text not null,
        payout_id text not null,
        body bytea not null,
        created_at timestamptz not null default clock_timestamp())
      """;

  private final String adminUrl;

  private PeerTables(String adminUrl) {
    this.adminUrl = adminUrl;
  }

  /** Makes them anew; the URL is one of payout-api's database. */
  public static PeerTables in(String adminUrl) {
    PeerTables tables = new PeerTables(adminUrl);
    tables.execute(MAKE);
    return tables;
  }

  /**
   * Takes every row out, so that no peer pays for what another stored; JPA must have its tables.
   */
  public void clear() {
    execute("truncate bench.payout, bench.fact, bench.asked_payout, bench.asked_fact");
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(adminUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the peers' tables", e);
    }
  }

  @Override
  public void close() {
    execute("drop schema if exists bench cascade");
  }
}
