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
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private Databases() {}

  /** Makes the database where it is missing; answers the given URL with its name in it. */
  public static String create(String anyUrl, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    try (Connection connection = DriverManager.getConnection(anyUrl)) {
      if (!exists(connection, "pg_database", "datname", name)) {
        // A name cannot be a parameter; the pattern above lets nothing else through.
        execute(connection, "create database " + name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make the database " + name, e);
    }
    return withDatabase(anyUrl, name);
  }

  /** Makes a database with an owner of the same name, who logs in with this password (hex). */
  public static void createOwned(String adminUrl, String name, String hexPassword) {
    if (!NAME.matcher(name).matches() || !HEX.matcher(hexPassword).matches()) {
      throw new IllegalArgumentException("not a name or not a password of hex digits: " + name);
    }
    try (Connection connection = DriverManager.getConnection(adminUrl)) {
      // Neither can be a parameter; the patterns above let nothing else through.
      String role = exists(connection, "pg_roles", "rolname", name) ? "alter" : "create";
      execute(connection, role + " role " + name + " login password '" + hexPassword + "'");
      if (!exists(connection, "pg_database", "datname", name)) {
        execute(connection, "create database " + name + " owner " + name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make the database " + name, e);
    }
  }

  /**
   * Copies a database as it is now under another name, as a backup would; nobody may be connected
   * to it. Answers the copy's URL.
   */
  public static String backUp(String url, String backup) {
    copy(url, nameIn(url), backup);
    return withDatabase(url, backup);
  }

  /** Puts a database to what its backup holds; whoever is connected to it is thrown out. */
  public static void restore(String url, String backup) {
    String name = nameIn(url);
    try (Connection connection = DriverManager.getConnection(withDatabase(url, "postgres"))) {
      execute(connection, "drop database " + name + " with (force)");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot drop the database " + name, e);
    }
    copy(url, backup, name);
  }

  private static void copy(String url, String from, String to) {
    if (!NAME.matcher(from).matches() || !NAME.matcher(to).matches()) {
      throw new IllegalArgumentException("not database names: " + from + ", " + to);
    }
    try (Connection connection = DriverManager.getConnection(withDatabase(url, "postgres"))) {
      execute(connection, "create database " + to + " template " + from);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot copy the database " + from, e);
    }
  }

  private static String nameIn(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected jdbc:postgresql://host:port/database?...");
    }
    return parts.group(2);
  }

  static String withDatabase(String url, String name) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected jdbc:postgresql://host:port/database?...");
    }
    String parameters = parts.group(3);
    return parts.group(1) + name + (parameters == null ? "" : parameters);
  }

  private static boolean exists(Connection connection, String table, String column, String name)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from " + table + " where " + column + " = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
