package org.openpayouts.systemtests.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openpayouts.systemtests.conservation.LedgerBook;

/** Reads the reserve ledger line by line, beside the service that writes it. */
final class LedgerRows {
  private static final String LINES =
      """
      select payout_id, kind, merchant_id, currency, coalesce(posting_id, '') as posting_id,
             coalesce(cutoff_id, '') as cutoff_id, ledger_amount, platform_fee, network_fee,
             base_units
        from transition where kind <> 'DEFERRED' order by number
      """;

  private static final String MOVEMENTS =
      """
      select kind, merchant_id, currency, amount, coalesce(external_id, '') as external_id,
             coalesce(posting_id, '') as posting_id
        from reserve_movement order by movement_id
      """;

  private LedgerRows() {}

  /** All of it in one snapshot. */
  static LedgerBook read(String jdbcUrl) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return new LedgerBook(
          LedgerTables.picture(connection),
          rows(connection, LINES, LedgerRows::line),
          rows(connection, MOVEMENTS, LedgerRows::movement),
          Set.copyOf(
              rows(
                  connection,
                  "select payout_id from open_payout",
                  row -> row.getString("payout_id"))));
    } catch (SQLException e) {
      throw new AssertionError("the ledger cannot be read", e);
    }
  }

  /** Makes something of a row. */
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> List<T> rows(Connection connection, String sql, Reading<T> reading)
      throws SQLException {
    var found = new ArrayList<T>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(reading.of(row));
      }
    }
    return found;
  }

  private static LedgerBook.Line line(ResultSet row) throws SQLException {
    return new LedgerBook.Line(
        row.getString("payout_id"),
        row.getString("kind"),
        row.getString("merchant_id"),
        row.getString("currency"),
        row.getString("posting_id"),
        row.getString("cutoff_id"),
        row.getLong("ledger_amount"),
        row.getLong("platform_fee"),
        row.getLong("network_fee"),
        row.getLong("base_units"));
  }

  private static LedgerBook.Movement movement(ResultSet row) throws SQLException {
    return new LedgerBook.Movement(
        row.getString("kind"),
        row.getString("merchant_id"),
        row.getString("currency"),
        row.getBigDecimal("amount"),
        row.getString("external_id"),
        row.getString("posting_id"));
  }
}
