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
import java.util.stream.IntStream;

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
  private Map<String, List<Timestamp>> noted = Map.of();

  LeaseRows(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  void noteNow() {
    noted = read();
  }

  /** Every row ends later than it did when it was noted, under an owner who was alive since. */
  boolean allRenewed() {
    Map<String, List<Timestamp>> now = read();
    return noted.entrySet().stream()
        .allMatch(table -> later(table.getValue(), now.getOrDefault(table.getKey(), List.of())));
  }

  private static boolean later(List<Timestamp> before, List<Timestamp> now) {
    return before.size() <= now.size()
        && IntStream.range(0, before.size()).allMatch(i -> now.get(i).after(before.get(i)));
  }

  private Map<String, List<Timestamp>> read() {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(TABLES)) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      Map<String, List<Timestamp>> ends = new TreeMap<>();
      for (String table : tables) {
        ends.put(table, ends(statement, table));
      }
      return ends;
    } catch (SQLException e) {
      throw new AssertionError("the leases cannot be read", e);
    }
  }

  /** In an order that stays: the first column is the key. */
  private static List<Timestamp> ends(Statement statement, String table) throws SQLException {
    List<Timestamp> ends = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("select * from " + table + " order by 1")) {
      while (row.next()) {
        ends.add(row.getTimestamp("expires_at"));
      }
    }
    return ends;
  }
}
