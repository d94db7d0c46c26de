package org.openpayouts.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.naive.NaiveApplication;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.secret.OwnerOnly;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;

/** The naive application, in a process of its own, on the stack's PostgreSQL. */
final class NaivePeer {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int AT_ONCE = 16;

  private final RunningStack stack;
  private final Http http = new Http();

  NaivePeer(RunningStack stack) {
    this.stack = stack;
  }

  /** How long from the first request to the last webhook, and the CPU by process. */
  FlowBench.Drain drain(int payouts) {
    int port = Ports.free(1).getFirst();
    String url = "http://" + Ports.HOST + ":" + port;
    try (WebhookSink sink = new WebhookSink()) {
      ChildProcess naive = start(port, sink.url());
      try {
        naive.awaitReady(PATIENCE, () -> answers(URI.create(url + "/")));
        Map<String, Long> pids =
            Map.of(
                "naive application", naive.pid(),
                "postgres", stack.file().pids().getOrDefault(Component.POSTGRES.id(), 0L));
        Cpu before = Cpu.of(pids);
        long begun = System.nanoTime();
        request(URI.create(url + "/payouts"), payouts);
        Deadline.in(PATIENCE).until("every payout is complete", () -> sink.complete() >= payouts);
        return new FlowBench.Drain((System.nanoTime() - begun) / 1e9, Cpu.of(pids).since(before));
      } finally {
        naive.kill();
      }
    }
  }

  private ChildProcess start(int port, String webhooks) {
    String admin = stack.jdbcUrl(Component.PAYOUT_API);
    List<String> line =
        JavaChild.withHeap(256)
            .main(
                System.getProperty("java.class.path"),
                NaiveApplication.class.getName(),
                "--server.address=" + Ports.HOST,
                "--server.port=" + port,
                "--naive.webhooks=" + webhooks,
                "--spring.config.additional-location=file:" + settings(admin),
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
  private String settings(String adminUrl) {
    return OwnerOnly.write(
            stack.folder().root().resolve("bench-naive.properties"),
            "spring.datasource.url=" + Databases.create(adminUrl, "bench_naive") + "\n")
        .toString();
  }

  private void request(URI uri, int payouts) {
    Semaphore places = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < payouts; i++) {
        places.acquireUninterruptibly();
        threads.execute(() -> {
          try {
            http.send(
                    "POST",
                    uri,
                    Map.of("Content-Type", "application/json"),
                    "{\"amount\":1.00,\"recipientId\":\"somebody\"}")
                .orThrow("naive request");
          } finally {
            places.release();
          }
        });
      }
    }
  }

  private boolean answers(URI uri) {
    try {
      return http.send("GET", uri, Map.of(), null).isSuccess();
    } catch (Http.Unreachable e) {
      return false;
    }
  }
}
