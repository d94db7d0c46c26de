package org.openpayouts.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Ports;

class PostgresServerIT {
  @Test
  void keepsCommittedRowsOverKillAndRestart(@TempDir Path folder) throws Exception {
    try (PostgresServer server =
        new PostgresServer(PostgresServer.Settings.onFreePort(folder)).start()) {
      String url = server.createDatabase("stories");
      execute(url, "create table story (id int primary key)");
      execute(url, "insert into story values (1)");

      server.kill();
      server.start();
      execute(url, "insert into story values (2)");
      server.restart();
      String again = server.createDatabase("stories");

      assertThat(again).isEqualTo(url);
      assertThat(count(url)).isEqualTo(2);
    }
  }

  @Test
  void refusesStrangersWhereAPasswordIsSet(@TempDir Path folder) throws Exception {
    Path passwordFile = folder.resolve("password");
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, "correct-horse");
    int port = Ports.free(1).getFirst();
    var settings =
        new PostgresServer.Settings(
            folder.resolve("data"), port, folder.resolve("pg.log"), Optional.of(passwordFile));

    try (PostgresServer server = new PostgresServer(settings).start()) {
      String stranger = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";

      assertThatThrownBy(() -> execute(stranger, "select 1")).isInstanceOf(SQLException.class);
      assertThat(server.createDatabase("mine")).contains("/mine?user=postgres");
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from story")) {
      row.next();
      return row.getInt(1);
    }
  }
}
