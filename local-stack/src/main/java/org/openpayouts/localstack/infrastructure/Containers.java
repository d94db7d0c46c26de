package org.openpayouts.localstack.infrastructure;

import java.time.Duration;
import java.util.Optional;
import org.openpayouts.localstack.process.Versions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The container path; its images can be replaced by environment variables. */
final class Containers {
  private Containers() {}

  /** Starts one container and answers its URL. */
  @FunctionalInterface
  interface Starter {
    String start();
  }

  /** Empty, with a line that says why, where no container could be started. */
  static Optional<String> start(String what, Starter starter) {
    try {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        Report.notRun(what, "in a container", "no Docker answers");
        return Optional.empty();
      }
      String url = starter.start();
      Report.ran(what, "in a container");
      return Optional.of(url);
    } catch (RuntimeException | LinkageError e) {
      Report.notRun(what, "in a container", "it did not start: " + e.getMessage());
      return Optional.empty();
    }
  }

  @SuppressWarnings("resource") // Lives as long as the JVM; Testcontainers removes it.
  static String kafka() {
    KafkaContainer container =
        new KafkaContainer(image("OPENPAYOUTS_KAFKA_IMAGE", "apache/kafka:" + Versions.kafka()))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    container.start();
    return container.getBootstrapServers();
  }

  @SuppressWarnings("resource") // Lives as long as the JVM; Testcontainers removes it.
  static String jdbc() {
    PostgreSQLContainer container =
        new PostgreSQLContainer(
                image("OPENPAYOUTS_POSTGRES_IMAGE", "postgres:" + Versions.postgres() + "-alpine"))
            .withCommand("postgres", "-c", "max_connections=300");
    container.start();
    String url = container.getJdbcUrl().replaceFirst("\\?.*", "");
    return url + "?user=" + container.getUsername() + "&password=" + container.getPassword();
  }

  @SuppressWarnings("resource") // Lives as long as the JVM; Testcontainers removes it.
  static String registry() {
    GenericContainer<?> container =
        new GenericContainer<>(
                image(
                    "OPENPAYOUTS_REGISTRY_IMAGE",
                    "apicurio/apicurio-registry:" + Versions.registry()))
            .withExposedPorts(8080)
            .waitingFor(
                Wait.forHttp("/apis/ccompat/v7/config")
                    .forPort(8080)
                    .withStartupTimeout(Duration.ofMinutes(2)));
    container.start();
    return "http://%s:%d/apis/ccompat/v7"
        .formatted(container.getHost(), container.getMappedPort(8080));
  }

  private static String image(String variable, String usual) {
    String given = System.getenv(variable);
    return given == null || given.isBlank() ? usual : given;
  }
}
