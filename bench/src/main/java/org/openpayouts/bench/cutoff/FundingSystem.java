package org.openpayouts.bench.cutoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.kafka.KafkaBroker;
import org.openpayouts.localstack.postgres.PostgresServer;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.process.Watchdog;
import org.openpayouts.localstack.registry.RegistryServer;
import org.openpayouts.localstack.secret.OwnerOnly;
import org.openpayouts.localstack.stack.Health;
import org.openpayouts.localstack.stack.LocalRates;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.TopicSetup;

/** funding-checker as a stack runs it, with a broker, a database and a registry of its own. */
final class FundingSystem implements AutoCloseable {
  static final String SERVICE = "funding-checker";

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** As services of a local stack have. */
  private static final int HEAP_MEBIBYTES = 256;

  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final RegistryServer registry;
  private final ChildProcess service;
  private final RecordCodec codec;
  private final String jdbcUrl;

  private FundingSystem(Path folder) {
    postgres =
        new PostgresServer(PostgresServer.Settings.onFreePort(made(folder.resolve("postgres"))))
            .start();
    kafka =
        new KafkaBroker(KafkaBroker.Settings.onFreePorts(made(folder.resolve("kafka")))).start();
    registry =
        new RegistryServer(
                RegistryServer.Settings.onFreePorts(
                    made(folder.resolve("registry")), postgres.createDatabase("registry")))
            .start();
    TopicSetup.run(TopicSetup.Plan.of(kafka.bootstrapServers(), registry.url(), 1));
    codec = RecordCodec.of(patient(registry.url()));
    jdbcUrl = postgres.createDatabase("funding_checker");
    service = startService(folder);
  }

  /** A registry whose cores are all busy answers late; no measurement ends by that. */
  private static Map<String, String> patient(String registry) {
    return Map.of(
        "schema.registry.url", registry, "http.read.timeout.ms", "60000", "max.retries", "5");
  }

  /** Starts everything in a folder that goes with this process. */
  static FundingSystem start() {
    try {
      Path folder = Files.createTempDirectory("openpayouts-bench-cutoff-");
      Watchdog.ofThisJvm().discard(folder);
      return new FundingSystem(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChildProcess startService(Path folder) {
    Path jar =
        Distributions.serviceJar(SERVICE)
            .orElseThrow(() -> new IllegalStateException(SERVICE + " is not built"));
    List<Integer> ports = Ports.free(2);
    Path settings = OwnerOnly.write(folder.resolve("service.properties"), settings(folder, ports));
    ChildProcess started =
        ChildProcess.start(
            new ChildProcess.Command(
                SERVICE,
                JavaChild.withHeap(HEAP_MEBIBYTES)
                    .optimized(true)
                    .jar(
                        jar,
                        "--spring.config.additional-location=file:" + settings,
                        "--spring.profiles.active=local"),
                folder,
                folder.resolve("service.log")));
    Health health = new Health(new Http());
    started.awaitReady(PATIENCE, () -> health.isReady(ports.getLast()));
    return started;
  }

  private String settings(Path folder, List<Integer> ports) {
    Path key = OwnerOnly.write(folder.resolve("funding.key"), "5a".repeat(32));
    List<String> lines = new ArrayList<>();
    lines.add("server.address=" + Ports.HOST);
    lines.add("server.port=" + ports.getFirst());
    lines.add("management.server.address=" + Ports.HOST);
    lines.add("management.server.port=" + ports.getLast());
    lines.add("spring.datasource.url=" + jdbcUrl);
    lines.add("payouts.kafka.bootstrap-servers=" + kafka.bootstrapServers());
    lines.add("payouts.schema-registry.url=" + registry.url());
    lines.add("payouts.intent.funding-key-file=" + key);
    LocalRates.ALL.forEach((base, quotes) ->
        quotes.forEach(
            (quote, rate) -> lines.add("payouts.rates.fixed." + base + "." + quote + "=" + rate)));
    return String.join("\n", lines) + "\n";
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  String brokers() {
    return kafka.bootstrapServers();
  }

  RecordCodec codec() {
    return codec;
  }

  long servicePid() {
    return service.pid();
  }

  /** Whose CPU is told. */
  Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put(SERVICE, service.pid());
    pids.put("kafka", kafka.pid());
    pids.put("postgres", postgres.pid());
    pids.put("this process", ProcessHandle.current().pid());
    return pids;
  }

  @Override
  public void close() {
    codec.close();
    service.kill();
    registry.kill();
    kafka.kill();
    postgres.kill();
  }
}
