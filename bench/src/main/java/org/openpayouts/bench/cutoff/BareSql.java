package org.openpayouts.bench.cutoff;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The SQL that no cutoff can do without, and nothing around it: the window that decides, and the
 * move of rows from waiting to decided, on copies of the service's own tables with their indexes.
 */
final class BareSql {
  /** As many as a chunk of the service's sweep. */
  static final int CHUNK = 1_000;

  private static final String TABLES =
      """
      create schema bench;
      create table bench.open_payout (like open_payout including all);
      create table bench.transition (like transition including all);
      """;

  private static final String COPY =
      """
      truncate bench.open_payout, bench.transition;
      insert into bench.open_payout select * from open_payout;
      """;

  private static final String WINDOW =
      """
      select count(*) from (
        select 100 * sum(o.amount) over (partition by o.merchant_id, o.currency
                                         order by o.requested_at, o.payout_id) as spent,
               a.available
          from open_payout o join account a using (merchant_id, currency)
         where o.requested_at < ?) as judged
       where spent <= available
      """;

  private static final String MOVE =
      """
      with page as materialized (
        select merchant_id, currency, requested_at, payout_id from bench.open_payout
         where merchant_id = ? and currency = ? and (requested_at, payout_id) > (?, ?)
           and requested_at < ?
         order by requested_at, payout_id limit %d
      ), gone as (
        delete from bench.open_payout o using page p
         where (o.merchant_id, o.currency, o.requested_at, o.payout_id)
             = (p.merchant_id, p.currency, p.requested_at, p.payout_id)
        returning o.*
      ), moved as (
        insert into bench.transition (
          payout_id, cause, kind, merchant_id, currency, sequence, event_id, causation_id,
          occurred_at, posting_id, cutoff_id, ledger_amount, platform_fee, network_fee, asset,
          base_units, rate_in_currency, rate_in_ledger, paid_remainder, debit_excess,
          recipient_version, chain, address, destination_mac, funding_mac)
        select payout_id, 'exit', 'FUNDED', merchant_id, currency, sequence + 1,
               gen_random_uuid(), gen_random_uuid()::text, clock_timestamp(),
               '1234567890123456789012', '1234567890123456789012', 100 * amount, 0, 0, 'BTC',
               11000, 64000.00, 64000.00, 0.00123, 0, 1, 'bitcoin',
               'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080', sha256(payout_id::bytea),
               sha256(payout_id::bytea)
          from gone
        returning 1
      )
      select requested_at, payout_id, (select count(*) from moved) from page
       order by requested_at desc, payout_id desc limit 1
      """
          .formatted(CHUNK);

  private final Sql sql;

  BareSql(Sql sql) {
    this.sql = sql;
    sql.execute(TABLES);
  }

  /** Copies what waits now. */
  void prepare() {
    sql.execute(COPY);
    sql.execute("vacuum (analyze) bench.open_payout");
    sql.execute("checkpoint");
  }

  /** Which payouts the reserves cover, of the service's own rows. */
  void select(Queue queue) {
    long covered = sql.number(WINDOW, queue.cutoff().atOffset(ZoneOffset.UTC));
    require("covers", queue, covered);
  }

  /** Deletes and appends, one statement and one commit for each chunk, one connection. */
  void move(Queue queue) {
    long moved = 0;
    try (PreparedStatement statement = sql.connection().prepareStatement(MOVE)) {
      for (int merchant = 0; merchant < queue.merchants(); merchant++) {
        moved += moveOf(queue.merchantId(merchant), queue.cutoff(), statement);
      }
    } catch (SQLException e) {
      throw Sql.refused(MOVE, e);
    }
    require("moved", queue, moved);
  }

  private static long moveOf(String merchant, Instant cutoff, PreparedStatement move)
      throws SQLException {
    OffsetDateTime requestedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    String payoutId = "";
    long all = 0;
    long moved = CHUNK;
    while (moved == CHUNK) {
      move.setString(1, merchant);
      move.setString(2, Queue.CURRENCY);
      move.setObject(3, requestedAt);
      move.setString(4, payoutId);
      move.setObject(5, cutoff.atOffset(ZoneOffset.UTC));
      try (ResultSet row = move.executeQuery()) {
        if (!row.next()) {
          return all;
        }
        requestedAt = row.getObject(1, OffsetDateTime.class);
        payoutId = row.getString(2);
        moved = row.getLong(3);
        all += moved;
      }
    }
    return all;
  }

  private static void require(String deed, Queue queue, long found) {
    if (found != queue.payouts()) {
      throw new IllegalStateException(
          "the bare SQL %s %d of %d payouts".formatted(deed, found, queue.payouts()));
    }
  }
}
