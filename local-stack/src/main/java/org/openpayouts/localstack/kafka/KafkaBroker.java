package org.openpayouts.localstack.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.ClassCache;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;

/** One broker, controller included, on the loopback address; alone, or one of three. */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
  private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(3);

  private final Settings settings;
  private final @Nullable Path trained;
  private @Nullable ChildProcess process;

  public KafkaBroker(Settings settings) {
    this(settings, null);
  }

  private KafkaBroker(Settings settings, @Nullable Path trained) {
    this.settings = settings;
    this.trained = trained;
  }

  /** Starts and ends one in an empty folder, so that later ones start from its loaded classes. */
  public static boolean prepareFastStart(Path scratch) {
    return cache()
        .make(file -> {
          KafkaBroker broker = new KafkaBroker(Settings.onFreePorts(scratch), file);
          broker.start().stop();
        });
  }

  /** Where it keeps its data, where it listens, where it logs. */
  public record Settings(
      Path data, int port, Quorum quorum, Optional<Behind> proxy, Path log, int heapMebibytes) {
    public static Settings onFreePorts(Path folder) {
      List<Integer> ports = Ports.free(2);
      return new Settings(
          folder.resolve("data"),
          ports.get(0),
          new Quorum(1, List.of(ports.get(1)), folder.toString()),
          Optional.empty(),
          folder.resolve("kafka.log"),
          256);
    }
  }

  /**
   * The brokers of one cluster, each of them a controller too.
   *
   * @param node this one's number, from 1
   * @param controllerPorts in the order of the numbers
   * @param clusterName what the cluster's id is made from
   */
  public record Quorum(int node, List<Integer> controllerPorts, String clusterName) {
    public Quorum {
      controllerPorts = List.copyOf(controllerPorts);
    }

    int size() {
      return controllerPorts.size();
    }

    int controllerPort() {
      return controllerPorts.get(node - 1);
    }

    /** 16 bytes in Kafka's own spelling, which must not begin with a hyphen. */
    String clusterId() {
      UUID uuid = UUID.nameUUIDFromBytes(clusterName.getBytes(StandardCharsets.UTF_8));
      byte[] bytes =
          ByteBuffer.allocate(16)
              .putLong(uuid.getMostSignificantBits() >>> 1)
              .putLong(uuid.getLeastSignificantBits())
              .array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  }

  /** A second port, for a proxy whose address these clients are told. */
  public record Behind(int port, int advertisedPort) {}

  /** Starts on the kept data, which is formatted first where there is none. */
  public KafkaBroker start() {
    if (isRunning()) {
      return this;
    }
    boolean formatted = Files.exists(settings.data().resolve("logs/meta.properties"));
    if (formatted) {
      BrokerProperties.refuseAnotherQuorum(settings);
    }
    Path configuration = BrokerProperties.write(settings);
    if (!formatted) {
      format(configuration);
    }
    long logged = sizeOfLog();
    ChildProcess started =
        child(
            "Kafka",
            jvm(settings.heapMebibytes())
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .with("-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info")
                .with("-Dorg.slf4j.simpleLogger.showDateTime=true")
                .main(Distributions.brokerClassPath(), "kafka.Kafka", configuration.toString()));
    process = started;
    try {
      started.awaitReady(START_PATIENCE, () -> logSince(logged).contains("Kafka Server started"));
    } catch (RuntimeException e) {
      started.kill();
      throw e;
    }
    return this;
  }

  /** Ends it as an operator would. */
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
      throw new IllegalStateException("Kafka was not started");
    }
    return process.pid();
  }

  public String bootstrapServers() {
    return Ports.HOST + ":" + settings.port();
  }

  @Override
  public void close() {
    stop();
  }

  private void format(Path configuration) {
    List<String> arguments = new ArrayList<>(List.of("format", "--ignore-formatted"));
    if (settings.quorum().size() == 1) {
      arguments.add("--standalone");
    }
    arguments.addAll(List.of("-t", settings.quorum().clusterId(), "-c", configuration.toString()));
    ChildProcess format =
        child(
            "Kafka's storage tool",
            JavaChild.withHeap(128)
                .from(cache())
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .main(
                    Distributions.brokerClassPath(),
                    "kafka.tools.StorageTool",
                    arguments.toArray(String[]::new)));
    Deadline.in(START_PATIENCE).until("Kafka's data is formatted", () -> !format.isAlive());
    if (!Files.exists(settings.data().resolve("logs/meta.properties"))) {
      throw new IllegalStateException("Kafka's data could not be formatted: see " + settings.log());
    }
  }

  private JavaChild jvm(int heapMebibytes) {
    JavaChild jvm = JavaChild.withHeap(heapMebibytes);
    return trained == null ? jvm.from(cache()) : jvm.training(trained);
  }

  private static ClassCache cache() {
    return ClassCache.of("kafka", Distributions.brokerJars());
  }

  private ChildProcess child(String name, List<String> line) {
    return ChildProcess.start(
        new ChildProcess.Command(name, line, settings.data(), settings.log()));
  }

  private long sizeOfLog() {
    try {
      return Files.exists(settings.log()) ? Files.size(settings.log()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String logSince(long offset) {
    try {
      byte[] all = Files.readAllBytes(settings.log());
      int from = (int) Math.min(offset, all.length);
      return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
