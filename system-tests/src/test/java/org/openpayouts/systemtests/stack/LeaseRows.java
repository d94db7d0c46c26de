package org.openpayouts.systemtests.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lease rows of a service's database, whatever they lease: who holds one renews it long before
 * it ends.
 */
final class LeaseRows {
  private static final String TABLES =
      """
      select c.table_name from information_schema.columns c
      where c.table_schema = current_schema() and c.column_name = 'expires_at'
        and c.table_name like '%lease'
      """;

  private final String jdbcUrl;
  private Map<String, Timestamp> noted = Map.of();

  LeaseRows(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** Of what is leased now; a lease that nobody holds has no owner to lose. */
  void noteNow() {
    noted = read(" where expires_at > clock_timestamp()");
  }

  /** Every row ends later than it did when it was noted, under an owner who was alive since. */
  boolean allRenewed() {
    Map<String, Timestamp> now = read("");
    return noted.entrySet().stream()
        .allMatch(before ->
            now.getOrDefault(before.getKey(), before.getValue()).after(before.getValue()));
  }

  /** The end of each lease, by its table and its key. */
  private Map<String, Timestamp> read(String condition) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(TABLES)) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      Map<String, Timestamp> ends = new TreeMap<>();
      for (String table : tables) {
        try (ResultSet row = statement.executeQuery("select * from " + table + condition)) {
          while (row.next()) {
            ends.put(table + " " + row.getString(1), row.getTimestamp("expires_at"));
          }
        }
      }
      return ends;
    } catch (SQLException e) {
      throw new AssertionError("the leases cannot be read", e);
    }
  }
}
