package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.topic.Topics;

/**
 * The migration of each service as staging would run it: its files, its variables and its service,
 * against a real database. Only the address of the database is another one; a broker or a node is
 * not there, so that this also shows that a migration needs none.
 */
class MigrationJobsIT {
  static final List<String> SERVICES = Topics.SERVICES;

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("SERVICES")
  void bringsTheDatabaseToItsVersionAndEnds(String service) throws Exception {
    var database = Infrastructure.shared().freshDatabase(service.replace('-', '_'));
    var place =
        new PodProcess.Place(
            Overlay.of("staging"),
            folder,
            new PodSecrets(folder.resolve("secrets")),
            Map.of("SPRING_DATASOURCE_URL", database));

    try (var job = PodProcess.ofService(place, "Job", service + "-migration", service)) {
      job.awaitSuccess();
    }

    assertThat(tables(database))
        .contains("flyway_schema_history", "outbox_schema_history")
        .hasSizeGreaterThan(5);
  }

  private static List<String> tables(String database) throws SQLException {
    try (var connection = DriverManager.getConnection(database);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select string_agg(tablename, ',') from pg_tables where schemaname = 'public'")) {
      rows.next();
      return List.of(rows.getString(1).split(","));
    }
  }
}
