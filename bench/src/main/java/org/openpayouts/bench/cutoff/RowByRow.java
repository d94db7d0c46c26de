package org.openpayouts.bench.cutoff;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The obvious cutoff: for each payout a transaction that locks its balance, takes it, posts, and
 * leaves a fact to send. On copies of the service's own tables, one connection.
 */
final class RowByRow {
  private static final String TABLES =
      """
      create table bench.sample_payout (like open_payout including all);
      create table bench.sample_transition (like transition including all);
      create table bench.account (like account including all);
      create table bench.posting (like posting including all);
      create table bench.ledger_entry (like ledger_entry including all);
      create table bench.fact (id bigint generated always as identity primary key,
                               key text not null, record bytea not null);
      """;

  private static final String COPY =
      """
      truncate bench.sample_payout, bench.sample_transition, bench.account, bench.posting,
        bench.ledger_entry, bench.fact;
      insert into bench.account select * from account;
      insert into bench.sample_payout
        select * from open_payout order by requested_at, payout_id limit %d;
      """;

  /** Of one payout, by its id. */
  private static final List<String> STEPS =
      List.of(
          """
          select available from bench.account a join bench.sample_payout o
            using (merchant_id, currency) where o.payout_id = ? for update of a
          """,
          """
          insert into bench.posting (posting_id, merchant_id, currency, version, code, cause, lines,
                                     balances, event_id, occurred_at)
          select o.payout_id, o.merchant_id, o.currency, a.version + 1, 1034, o.payout_id, 1,
                 array[a.available, a.held], gen_random_uuid(), clock_timestamp()
            from bench.sample_payout o join bench.account a using (merchant_id, currency)
           where o.payout_id = ?
          """,
          """
          insert into bench.ledger_entry (posting_id, account, merchant_id, currency, amount)
          select o.payout_id, e.account, o.merchant_id, o.currency, e.sign * 100 * o.amount
            from bench.sample_payout o, (values ('AVAILABLE', -1), ('HELD', 1)) as e (account, sign)
           where o.payout_id = ?
          """,
          """
          update bench.account a
             set available = available - 100 * o.amount, held = held + 100 * o.amount,
                 version = version + 1
            from bench.sample_payout o
           where o.payout_id = ? and (a.merchant_id, a.currency) = (o.merchant_id, o.currency)
          """,
          """
          with gone as (delete from bench.sample_payout where payout_id = ? returning *)
          insert into bench.sample_transition (
            payout_id, cause, kind, merchant_id, currency, sequence, event_id, occurred_at,
            posting_id, ledger_amount, platform_fee, network_fee, address, destination_mac,
            funding_mac)
          select payout_id, 'exit', 'FUNDED', merchant_id, currency, sequence + 1,
                 gen_random_uuid(), clock_timestamp(), payout_id, 100 * amount, 0, 0,
                 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080', sha256(payout_id::bytea),
                 sha256(payout_id::bytea)
            from gone
          """,
          """
          insert into bench.fact (key, record)
          select payout_id, record from arrival where payout_id = ?
          """);

  private final Sql sql;

  RowByRow(Sql sql) {
    this.sql = sql;
    sql.execute(TABLES);
  }

  void prepare(int sample) {
    sql.execute(COPY.formatted(sample));
    sql.execute("vacuum (analyze) bench.sample_payout");
  }

  /** The first payouts of the queue. */
  void fund(Queue queue, int sample) {
    Connection connection = sql.connection();
    try {
      connection.setAutoCommit(false);
      try {
        for (int number = 0; number < sample; number++) {
          fund(queue.payoutId(number));
          connection.commit();
        }
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("row by row", e);
    }
    long funded = sql.number("select count(*) from bench.sample_transition");
    if (funded != sample) {
      throw new IllegalStateException("row by row funded %d of %d".formatted(funded, sample));
    }
  }

  private void fund(String payoutId) throws SQLException {
    for (String step : STEPS) {
      try (PreparedStatement statement = sql.connection().prepareStatement(step)) {
        statement.setString(1, payoutId);
        statement.execute();
      }
    }
  }
}
