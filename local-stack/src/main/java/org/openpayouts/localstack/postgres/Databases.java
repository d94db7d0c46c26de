package org.openpayouts.localstack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The databases of a server, whoever runs it. */
public final class Databases {
  private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]+/)([^?]*)(\\?.*)?");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private Databases() {}

  /** Makes the database where it is missing; answers the given URL with its name in it. */
  public static String create(String anyUrl, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    try (Connection connection = DriverManager.getConnection(anyUrl)) {
      if (!exists(connection, name)) {
        // A name cannot be a parameter; the pattern above lets nothing else through.
        try (PreparedStatement create = connection.prepareStatement("create database " + name)) {
          create.execute();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make the database " + name, e);
    }
    return withDatabase(anyUrl, name);
  }

  static String withDatabase(String url, String name) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected jdbc:postgresql://host:port/database?...");
    }
    String parameters = parts.group(3);
    return parts.group(1) + name + (parameters == null ? "" : parameters);
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
