package org.openpayouts.bench.cutoff;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One connection to funding-checker's database, as its superuser. */
final class Sql implements AutoCloseable {
  private final Connection connection;

  Sql(String jdbcUrl) {
    try {
      connection = DriverManager.getConnection(jdbcUrl);
    } catch (SQLException e) {
      throw new IllegalStateException("no connection to the database", e);
    }
  }

  Connection connection() {
    return connection;
  }

  /** Several statements, or one that cannot be prepared. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw refused(sql, e);
    }
  }

  int update(String sql, Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw refused(sql, e);
    }
  }

  /** The first column of the only row, as text. */
  String text(String sql, Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw refused(sql, e);
    }
  }

  long number(String sql, Object... parameters) {
    return Long.parseLong(text(sql, parameters));
  }

  boolean holds(String sql, Object... parameters) {
    return "t".equals(text(sql, parameters));
  }

  private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int index = 0; index < parameters.length; index++) {
      statement.setObject(index + 1, parameters[index]);
    }
    return statement;
  }

  static IllegalStateException refused(String sql, SQLException why) {
    return new IllegalStateException("refused: " + sql, why);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the connection does not close", e);
    }
  }
}
