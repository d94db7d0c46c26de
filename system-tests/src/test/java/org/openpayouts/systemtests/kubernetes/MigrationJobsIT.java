package org.openpayouts.systemtests.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Files.contentOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.secret.Secrets;
import org.openpayouts.schemas.topic.Topics;

/**
 * The migration of each service as staging would run it: its files, its variables and its service,
 * against a real database. Only the address of the database is another one; a broker or a node is
 * not there, so that this also shows that a migration needs none.
 */
class MigrationJobsIT {
  static final List<String> SERVICES = Topics.SERVICES;
  private static final Overlay STAGING = Overlay.of("staging");
  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\""
          + " password=\"p\";";

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("SERVICES")
  void bringsTheDatabaseToItsVersionAndEnds(String service) throws Exception {
    var database = Infrastructure.shared().freshDatabase(service.replace('-', '_'));
    var pod = podOf(service + "-migration");
    var files = new PodFolder(STAGING, folder.resolve("mounts"), this::secret);
    files.mount(pod);

    var log = folder.resolve("log");
    var exit = run(service, files.environment(pod), database, log.toFile());

    assertThat(exit).withFailMessage(() -> contentOf(log.toFile(), UTF_8)).isZero();
    assertThat(tables(database))
        .contains("flyway_schema_history", "outbox_schema_history")
        .hasSizeGreaterThan(5);
  }

  private static JsonNode podOf(String job) {
    return STAGING
        .ofKind("Job")
        .filter(each -> Overlay.nameOf(each).equals(job))
        .map(each -> each.at("/spec/template/spec"))
        .findAny()
        .orElseThrow();
  }

  /** Key sets and hexadecimal keys are real, because the services look at them at once. */
  private String secret(String file) {
    var secrets = new Secrets(folder.resolve("secrets"));
    return switch (file) {
      case "webhook-opening-keyset" -> Secrets.text(secrets.openingKey());
      case "webhook-sealing-keyset" -> Secrets.text(secrets.sealingKey());
      case "kafka.login" -> LOGIN;
      case "spring.datasource.username" -> "postgres";
      default -> secrets.read(file.replaceAll("[^a-z-]", "-"));
    };
  }

  private static int run(String service, Map<String, String> environment, String database, File log)
      throws IOException, InterruptedException {
    var jar = Distributions.serviceJar(service).orElseThrow();
    var builder = new ProcessBuilder(JavaChild.withHeap(256).jar(jar));
    builder.environment().putAll(environment);
    builder.environment().put("SPRING_DATASOURCE_URL", database);
    var process = builder.redirectErrorStream(true).redirectOutput(log).start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
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
