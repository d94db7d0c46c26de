package org.openpayouts.bench.cutoff;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What funding-checker's tables say after a cutoff.
 *
 * @param unbalanced postings and currencies whose entries do not sum to zero
 * @param open payouts that still wait
 * @param funded rows of transitions that fund
 * @param available of each merchant, in ledger units
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredBooks(long unbalanced, long open, long funded, long[] available, long[] held) {
  private static final String UNBALANCED =
      """
      select (select count(*) from (select from ledger_entry group by posting_id
                                    having sum(amount) <> 0) as postings)
           + (select count(*) from (select from ledger_entry group by currency
                                    having sum(amount) <> 0) as currencies)
      """;

  static StoredBooks read(Sql sql, Queue queue) {
    long[] available = new long[queue.merchants()];
    long[] held = new long[queue.merchants()];
    String accounts = "select merchant_id, available, held from account";
    try (PreparedStatement statement = sql.connection().prepareStatement(accounts);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        long merchant = queue.ids().number(row.getString(1)) - NumberedIds.MERCHANTS;
        if (merchant < 0 || merchant >= queue.merchants()) {
          throw new IllegalStateException("an account of nobody: " + row.getString(1));
        }
        available[(int) merchant] = row.getLong(2);
        held[(int) merchant] = row.getLong(3);
      }
    } catch (SQLException e) {
      throw Sql.refused(accounts, e);
    }
    return new StoredBooks(
        sql.number(UNBALANCED),
        sql.number("select count(*) from open_payout"),
        sql.number("select count(*) from transition where kind = 'FUNDED'"),
        available,
        held);
  }
}
