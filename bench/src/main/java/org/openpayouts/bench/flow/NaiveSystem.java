package org.openpayouts.bench.flow;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openpayouts.bench.naive.NaiveApplication;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.secret.OwnerOnly;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;

/** The naive application, in a process like those of the services, on the stack's PostgreSQL. */
final class NaiveSystem implements Peer, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final RunningStack stack;
  private final Http http = new Http();
  private final CompleteWebhooks webhooks;
  private final URI url;
  private final ChildProcess process;

  NaiveSystem(RunningStack stack, CompleteWebhooks webhooks) {
    this.stack = stack;
    this.webhooks = webhooks;
    int port = Ports.free(1).getFirst();
    this.url = URI.create("http://" + Ports.HOST + ":" + port + "/payouts");
    this.process = start(stack, port, webhooks.url());
    process.awaitReady(PATIENCE, () -> Ports.isListening(port));
  }

  private static ChildProcess start(RunningStack stack, int port, String webhooks) {
    List<String> line =
        JavaChild.withHeap(256)
            .optimized(stack.shape().optimized())
            .main(
                System.getProperty("java.class.path"),
                NaiveApplication.class.getName(),
                "--server.address=" + Ports.HOST,
                "--server.port=" + port,
                "--management.server.port=-1",
                "--naive.webhooks=" + webhooks,
                "--spring.config.additional-location=file:" + settings(stack),
                "--spring.jpa.hibernate.ddl-auto=create",
                "--spring.threads.virtual.enabled=true");
    return ChildProcess.start(
        new ChildProcess.Command(
            "the naive application",
            line,
            stack.folder().root(),
            stack.folder().root().resolve("logs/bench-naive.log")));
  }

  /** The URL holds a password: a file for the owner only, never an argument. */
  private static String settings(RunningStack stack) {
    String url = Databases.create(stack.jdbcUrl(Component.PAYOUT_API), "bench_naive");
    return OwnerOnly.write(
            stack.folder().root().resolve("bench-naive.properties"),
            "spring.datasource.url=" + url + "\n")
        .toString();
  }

  @Override
  public String name() {
    return "naive Boot and JPA";
  }

  @Override
  public String request(String number) {
    String body = "{\"amount\":7.00,\"recipientId\":\"" + number + "\"}";
    return http.send("POST", url, Map.of("Content-Type", "application/json"), body)
        .orThrow("a request to the naive application")
        .json()
        .path("id")
        .asString();
  }

  @Override
  public CompleteWebhooks webhooks() {
    return webhooks;
  }

  @Override
  public Map<String, Long> pids() {
    return Map.of(
        "naive application",
        process.pid(),
        "postgres",
        stack.file().pids().getOrDefault(Component.POSTGRES.id(), 0L),
        "requests and webhooks",
        ProcessHandle.current().pid());
  }

  @Override
  public void close() {
    process.kill();
  }
}
