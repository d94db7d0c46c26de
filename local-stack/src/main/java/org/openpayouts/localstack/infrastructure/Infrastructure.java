package org.openpayouts.localstack.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.kafka.KafkaBroker;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.localstack.postgres.PostgresServer;
import org.openpayouts.localstack.process.Watchdog;
import org.openpayouts.localstack.registry.RegistryServer;

/**
 * A broker, a database server and a registry, each started when it is first asked for and shared by
 * the whole JVM. A test that kills one of them starts its own ({@link KafkaBroker}, {@link
 * PostgresServer}, {@link RegistryServer}).
 */
public final class Infrastructure {
  /** Bootstrap servers of a broker that runs already. */
  public static final String KAFKA = "OPENPAYOUTS_TEST_KAFKA";

  /** URL, user and password included, of a database whose user may make databases. */
  public static final String JDBC = "OPENPAYOUTS_TEST_JDBC";

  /** Base of the Confluent API of a registry that runs already. */
  public static final String REGISTRY = "OPENPAYOUTS_TEST_REGISTRY";

  private static final class Shared {
    private static final Infrastructure INSTANCE = new Infrastructure(System.getenv());
  }

  private final Map<String, String> environment;
  private @Nullable String kafka;
  private @Nullable String jdbc;
  private @Nullable String registry;
  private @Nullable Path folder;

  Infrastructure(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The one of this JVM; it ends with it. */
  public static Infrastructure shared() {
    return Shared.INSTANCE;
  }

  public synchronized String kafkaBootstrapServers() {
    if (kafka == null) {
      kafka =
          choose("Kafka", KAFKA, Containers::kafka)
              .orElseGet(() -> {
                KafkaBroker broker =
                    new KafkaBroker(KafkaBroker.Settings.onFreePorts(folder("kafka"))).start();
                stopAtTheEnd(broker::kill);
                return broker.bootstrapServers();
              });
    }
    return kafka;
  }

  /** A new and empty database; answers its URL, user included. */
  public String freshDatabase(String prefix) {
    return createDatabase(prefix + "_" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** Makes the database where it is missing; answers its URL, user included. */
  public synchronized String createDatabase(String name) {
    if (jdbc == null) {
      jdbc =
          choose("PostgreSQL", JDBC, Containers::jdbc)
              .orElseGet(() -> {
                PostgresServer server =
                    new PostgresServer(PostgresServer.Settings.onFreePort(folder("postgres")))
                        .start();
                stopAtTheEnd(server::kill);
                return server.jdbcUrl("postgres");
              });
    }
    return Databases.create(jdbc, name);
  }

  /** The registry's URL, as clients are given it. */
  public synchronized String registryUrl() {
    if (registry == null) {
      registry =
          choose("schema registry", REGISTRY, Containers::registry)
              .orElseGet(() -> {
                RegistryServer server =
                    new RegistryServer(
                            RegistryServer.Settings.onFreePorts(
                                folder("registry"), freshDatabase("registry")))
                        .start();
                stopAtTheEnd(server::kill);
                return server.url();
              });
    }
    return registry;
  }

  /** Empty means: start it embedded. */
  private Optional<String> choose(String what, String variable, Containers.Starter container) {
    String given = environment.get(variable);
    if (given != null && !given.isBlank()) {
      Report.ran(what, "given by " + variable);
      Report.notRun(what, "in a container", variable + " is set");
      Report.notRun(what, "embedded", variable + " is set");
      return Optional.of(given.strip());
    }
    Report.notRun(what, "given", variable + " is not set");
    Optional<String> contained = Containers.start(what, container);
    if (contained.isPresent()) {
      Report.notRun(what, "embedded", "a container runs it");
    } else {
      Report.ran(what, "embedded, a child process");
    }
    return contained;
  }

  private Path folder(String name) {
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("openpayouts-infrastructure-");
        Watchdog.ofThisJvm().discard(folder);
      }
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data is thrown away with the JVM, so there is nothing to end politely. */
  private static void stopAtTheEnd(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(stop));
  }
}
