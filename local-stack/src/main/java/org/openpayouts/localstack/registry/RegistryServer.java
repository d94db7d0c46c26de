package org.openpayouts.localstack.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.ClassCache;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.Ports;

/** One registry on the loopback address; its schemas live as long as its database. */
public final class RegistryServer implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(120);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
  private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(3);

  private final Settings settings;
  private final @Nullable Path trained;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private @Nullable ChildProcess process;

  public RegistryServer(Settings settings) {
    this(settings, null);
  }

  private RegistryServer(Settings settings, @Nullable Path trained) {
    this.settings = settings;
    this.trained = trained;
  }

  /**
   * Starts and ends one beside the one that runs, on the same database, so that later ones start
   * from its loaded classes.
   */
  public static boolean prepareFastStart(Path scratch, String jdbcUrl) {
    return cache()
        .make(file -> {
          Settings settings = Settings.onFreePorts(scratch, jdbcUrl);
          new RegistryServer(settings, file).start().stop();
        });
  }

  /** The database's URL may carry user and password; they go to a file of mode 0600. */
  public record Settings(Path folder, int port, int managementPort, String jdbcUrl, Path log) {
    public static Settings onFreePorts(Path folder, String jdbcUrl) {
      List<Integer> ports = Ports.free(2);
      return new Settings(
          folder, ports.get(0), ports.get(1), jdbcUrl, folder.resolve("registry.log"));
    }
  }

  /** Starts, waits for the answer, and sets the compatibility that this project promises. */
  public RegistryServer start() {
    if (isRunning()) {
      return this;
    }
    writeConfiguration();
    ChildProcess started =
        ChildProcess.start(
            new ChildProcess.Command(
                "the schema registry",
                RegistryLine.of(cache(), trained),
                settings.folder(),
                settings.log()));
    process = started;
    try {
      started.awaitReady(START_PATIENCE, () -> statusOf(HttpRequest.newBuilder().GET()) == 200);
      int set =
          statusOf(
              HttpRequest.newBuilder()
                  .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                  .PUT(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"compatibility\":\"FULL_TRANSITIVE\"}")));
      if (set != 200) {
        throw new IllegalStateException("the registry refused its compatibility level: " + set);
      }
    } catch (RuntimeException e) {
      started.kill();
      throw e;
    }
    return this;
  }

  public void stop() {
    if (process != null) {
      process.stop("TERM", trained == null ? STOP_PATIENCE : TRAINING_PATIENCE);
    }
  }

  /** SIGKILL. */
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  public void restart() {
    stop();
    start();
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  public long pid() {
    if (process == null) {
      throw new IllegalStateException("the registry was not started");
    }
    return process.pid();
  }

  /** The base of Confluent's API: what clients are given as schema.registry.url. */
  public String url() {
    return "http://%s:%d/apis/ccompat/v7".formatted(Ports.HOST, settings.port());
  }

  @Override
  public void close() {
    stop();
  }

  private static ClassCache cache() {
    return ClassCache.of("registry", Distributions.registryJars());
  }

  private int statusOf(HttpRequest.Builder request) {
    try {
      return http.send(
              request.uri(URI.create(url() + "/config")).timeout(Duration.ofSeconds(10)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Quarkus reads config/application.properties of its working folder. */
  private void writeConfiguration() {
    Path file = settings.folder().resolve("config/application.properties");
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, RegistryProperties.of(settings));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
