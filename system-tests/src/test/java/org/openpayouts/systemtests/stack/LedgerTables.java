package org.openpayouts.systemtests.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openpayouts.systemtests.guarantee.LedgerPicture;

/** Reads the reserve ledger's tables, beside the service that writes them. */
final class LedgerTables {
  private static final List<String> ACCOUNTS =
      List.of(
          "AVAILABLE",
          "HELD",
          "PAID_OUT",
          "PLATFORM_FEES",
          "NETWORK_FEES",
          "DEPOSITS_CLEARING",
          "SUSPENSE",
          "RECEIVABLE");

  private final String jdbcUrl;

  LedgerTables(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** The whole ledger in one snapshot. */
  LedgerPicture picture() {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return picture(connection);
    } catch (SQLException e) {
      throw new AssertionError("the ledger cannot be read", e);
    }
  }

  /** As a transaction sees it. */
  static LedgerPicture picture(Connection connection) throws SQLException {
    return new LedgerPicture(accounts(connection), postings(connection));
  }

  private static List<LedgerPicture.Account> accounts(Connection connection) throws SQLException {
    var accounts = new ArrayList<LedgerPicture.Account>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from account")) {
      while (row.next()) {
        var balances = new HashMap<String, Long>();
        for (String account : ACCOUNTS) {
          balances.put(account, row.getLong(account.toLowerCase(Locale.ROOT)));
        }
        accounts.add(
            new LedgerPicture.Account(
                row.getString("merchant_id"), row.getString("currency"), balances));
      }
    }
    return accounts;
  }

  private static List<LedgerPicture.Posting> postings(Connection connection) throws SQLException {
    String sql =
        """
        select p.posting_id, p.merchant_id, p.currency, p.version, e.account, e.amount
        from posting p left join ledger_entry e using (posting_id)
        order by p.merchant_id, p.currency, p.version
        """;
    Map<String, LedgerPicture.Posting> postings = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        LedgerPicture.Posting one = posting(row);
        postings.merge(one.postingId(), one, LedgerTables::together);
      }
    }
    return List.copyOf(postings.values());
  }

  private static LedgerPicture.Posting posting(ResultSet row) throws SQLException {
    String account = row.getString("account");
    Map<String, Long> entries = account == null ? Map.of() : Map.of(account, row.getLong("amount"));
    return new LedgerPicture.Posting(
        row.getString("posting_id"),
        row.getString("merchant_id"),
        row.getString("currency"),
        row.getLong("version"),
        entries);
  }

  private static LedgerPicture.Posting together(
      LedgerPicture.Posting one, LedgerPicture.Posting two) {
    var entries = new HashMap<>(one.entries());
    two.entries().forEach((account, units) -> entries.merge(account, units, Long::sum));
    return new LedgerPicture.Posting(
        one.postingId(), one.merchantId(), one.currency(), one.version(), entries);
  }
}
