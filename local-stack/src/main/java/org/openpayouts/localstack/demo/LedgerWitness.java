package org.openpayouts.localstack.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openpayouts.localstack.check.LedgerPicture;

/** Reads the reserve ledger's tables, past the service that writes them. */
final class LedgerWitness {
  private static final String ENTRIES =
      "select posting_id, merchant_id, currency, account, amount from ledger_entry";
  private static final String BALANCES =
      """
      select merchant_id, currency, name, amount
      from account cross join lateral (values
        ('AVAILABLE', available), ('HELD', held), ('PAID_OUT', paid_out),
        ('PLATFORM_FEES', platform_fees), ('NETWORK_FEES', network_fees),
        ('DEPOSITS_CLEARING', deposits_clearing), ('SUSPENSE', suspense),
        ('RECEIVABLE', receivable)) as balance (name, amount)
      """;
  private static final String FUNDED =
      "select payout_id from transition where kind = 'FUNDED' and posting_id is not null";

  private LedgerWitness() {}

  /** All of one moment. */
  static LedgerPicture look(String jdbcUrl) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return new LedgerPicture(entries(connection), balances(connection), funded(connection));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the reserve ledger", e);
    }
  }

  private static List<LedgerPicture.Entry> entries(Connection connection) throws SQLException {
    List<LedgerPicture.Entry> entries = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ENTRIES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(
            new LedgerPicture.Entry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBigDecimal(5)));
      }
    }
    return entries;
  }

  private static List<LedgerPicture.Balance> balances(Connection connection) throws SQLException {
    List<LedgerPicture.Balance> balances = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(BALANCES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        balances.add(
            new LedgerPicture.Balance(
                row.getString(1), row.getString(2), row.getString(3), row.getBigDecimal(4)));
      }
    }
    return balances;
  }

  private static Set<String> funded(Connection connection) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(FUNDED);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }
}
