package org.openpayouts.bench.listing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.openpayouts.bench.merchants.BenchMerchant;

/**
 * Payouts and their progress written by SQL into payout-api's own tables, in the order of time:
 * each tenth is our merchant's, the others are spread over 999 merchants. No facts tell of them.
 */
final class ListedRows {
  static final int SHARE = 10;

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration APART = Duration.ofMillis(100);
  private static final long CHUNK = 1_000_000;

  /** From the number of a row; ids are digits of base58, ascending with it. */
  private static final String FILL =
      """
      with listed as (
        select n, %2$s as id,
          case n %% %5$d when 0 then '%1$s' else %6$s end as merchant,
          timestamptz '%3$s' + n * interval '%4$d milliseconds' as at
        from generate_series(?::bigint, ?::bigint) as n),
      begun as (
        insert into progress (payout_id, merchant_id, requested_at, sequence, status, changed_at)
        select id, merchant, at, 1 + n %% 4,
          case when n / %5$d %% 20 = 0 then 'new' when n / %5$d %% 20 = 1 then 'failed'
            else 'complete' end,
          at
        from listed)
      insert into payout (payout_id, merchant_id, token_id, recipient_id, amount, currency,
        ledger_currency, effective_date, reference, label, ignore_emails, requested_at,
        request_mac, request_digest, traceparent, event_id)
      select id, merchant, id, '%7$s', 5 + (n %% 10000) / 100.0, 'USD', 'USD', at::date,
        'ref-' || n, 'a payout of the listing', false, at, sha256(id::bytea), sha256(id::bytea),
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', gen_random_uuid()
      from listed
      """;

  private final String adminUrl;
  private final BenchMerchant merchant;
  private final long run;
  private long filled;

  /**
   * Rows that are to be written.
   *
   * @param run tells their ids from those of other runs; of seconds
   */
  ListedRows(String adminUrl, BenchMerchant merchant, Instant run) {
    this.adminUrl = adminUrl;
    this.merchant = merchant;
    this.run = run.getEpochSecond();
  }

  /** The id of a row as an expression of SQL: 22 digits of base58, of this run and the number. */
  String id(String number) {
    return "translate('%010d' || lpad((%s)::text, 12, '0'), '0123456789', '123456789A')"
        .formatted(run, number);
  }

  /** When a row was asked for, as an expression of SQL. */
  static String at(String number) {
    return "(timestamptz '%s' + (%s)::bigint * interval '%d milliseconds')"
        .formatted(FIRST, number, APART.toMillis());
  }

  static Instant at(long number) {
    return FIRST.plus(APART.multipliedBy(number));
  }

  /** Rows that somebody else wrote. */
  long foreign() {
    try (Connection connection = DriverManager.getConnection(adminUrl);
        PreparedStatement statement = connection.prepareStatement("select count(*) from payout");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1) - filled;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look into the database of payout-api", e);
    }
  }

  /** Writes the rows that lack, and lets PostgreSQL look at them as it would in time. */
  void fillTo(long rows) {
    String fill =
        FILL.formatted(
            merchant.id(),
            id("n"),
            FIRST,
            APART.toMillis(),
            SHARE,
            id("1000000000 + n % 999"),
            merchant.recipientId());
    try (Connection connection = DriverManager.getConnection(adminUrl)) {
      while (filled < rows) {
        long next = Math.min(rows, filled + CHUNK);
        try (PreparedStatement statement = connection.prepareStatement(fill)) {
          statement.setLong(1, filled + 1);
          statement.setLong(2, next);
          statement.executeUpdate();
        }
        filled = next;
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("vacuum (analyze) payout");
        statement.execute("vacuum (analyze) progress");
        statement.execute("checkpoint");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the rows cannot be written", e);
    }
  }

  long size() {
    return filled;
  }

  /** Rows of our merchant. */
  long own() {
    return filled / SHARE;
  }
}
