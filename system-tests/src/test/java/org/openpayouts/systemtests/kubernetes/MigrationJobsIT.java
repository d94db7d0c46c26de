package org.openpayouts.systemtests.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.scenario.Scenario;

/**
 * The migration of each service as staging would run it: its files, its variables and its service,
 * against a real database. Only the address of the database is another one; a broker or a node is
 * not there, so that this also shows that a migration needs none.
 */
@Scenario("migration-jobs")
@Tag(Scenario.LONG)
class MigrationJobsIT {
  static final List<String> SERVICES = Topics.SERVICES;

  private static final Map<String, String> DATABASES = new HashMap<>();
  private static final Map<String, PodProcess> JOBS = new HashMap<>();

  @TempDir private static Path folder;

  /** All at once, as a rollout has them. */
  @BeforeAll
  static void start() throws IOException {
    for (var service : SERVICES) {
      var database = Infrastructure.shared().freshDatabase(service.replace('-', '_'));
      var own = Files.createDirectory(folder.resolve(service));
      var place =
          new PodProcess.Place(
              Overlay.of("staging"),
              own,
              new PodSecrets(own.resolve("secrets")),
              Map.of("SPRING_DATASOURCE_URL", database));
      DATABASES.put(service, database);
      JOBS.put(service, PodProcess.ofService(place, "Job", service + "-migration", service));
    }
  }

  @AfterAll
  static void end() {
    JOBS.values().forEach(PodProcess::close);
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void bringsTheDatabaseToItsVersionAndEnds(String service) throws Exception {
    requireNonNull(JOBS.get(service)).awaitSuccess();

    assertThat(tables(requireNonNull(DATABASES.get(service))))
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
