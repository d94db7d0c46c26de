package org.openpayouts.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.openpayouts.localstack.infrastructure.Infrastructure;

/** A database with payout-api's own tables, from its own migrations. */
public final class Migrated {
  private static final List<String> MIGRATIONS =
      List.of("V1__intake", "V2__recipients", "V3__groups");

  private Migrated() {}

  public static String database() throws SQLException, IOException {
    String url = Infrastructure.shared().freshDatabase("bench");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String migration : MIGRATIONS) {
        statement.execute(resource("/db/migration/" + migration + ".sql"));
      }
    }
    return url;
  }

  /** Of a table, with a condition behind it or not. */
  public static long count(String url, String table) throws SQLException {
    return Long.parseLong(text(url, "select count(*) from " + table));
  }

  public static String text(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = Migrated.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("no " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
