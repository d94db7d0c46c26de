package org.openpayouts.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.bench.measure.Cpu;

class LoadTest {
  private static final Duration ANSWER = Duration.ofMillis(20);
  private static final int EACH = 5;

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/peer/good", exchange -> answer(exchange, 200));
    server.createContext("/peer/refused", exchange -> answer(exchange, 401));
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      LockSupport.parkNanos(ANSWER.toNanos());
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Test
  void keepsEveryClientBusyWhileItHasRequests() {
    Answered answered = closed(3, Prepared.Kind.READS, "/good");

    assertThat(answered.unexpected()).isZero();
    assertThat(answered.of(Prepared.Kind.READS)).isEqualTo(asked.get()).isEqualTo(3 * EACH);
    assertThat(answered.waits().getMinValue()).isGreaterThanOrEqualTo(ANSWER.toNanos() / 2);
  }

  @Test
  void beginsNoRequestAfterTheEnd() {
    try (Load load = load(2)) {
      Answered answered =
          load.closed(Duration.ZERO, client -> () -> request(Prepared.Kind.READS, "/good"));

      assertThat(answered.all()).isZero();
      assertThat(asked.get()).isZero();
    }
  }

  @Test
  void countsARightStatusOfAnotherKindAsUnexpected() {
    assertThat(closed(1, Prepared.Kind.SIGNED_BADLY, "/refused").unexpected()).isZero();
    assertThat(closed(1, Prepared.Kind.MAKES, "/refused").of(Prepared.Kind.MAKES)).isZero();
    assertThat(closed(1, Prepared.Kind.SIGNED_BADLY, "/good").unexpected()).isPositive();
  }

  @Test
  void countsNoAnswerAsUnexpected() {
    server.stop(0);

    assertThat(closed(1, Prepared.Kind.READS, "/good").unexpected()).isPositive();
  }

  @Test
  void countsTheWaitForAConnectionAtAFixedRate() {
    try (Load load = load(1)) {
      AtomicInteger left = new AtomicInteger(10);

      Answered answered =
          load.atRate(
              Duration.ofSeconds(1),
              1_000,
              () -> left.getAndDecrement() > 0 ? request(Prepared.Kind.READS, "/good") : null);

      // One behind the other: the last one was due after 9 ms and waited for all the others.
      assertThat(answered.all()).isEqualTo(10);
      assertThat(answered.waits().getMaxValue())
          .isGreaterThanOrEqualTo(9 * ANSWER.toNanos() - Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void sharesCpuAmongAllThatAnAnswerCountsFor() {
    Answered answered = closed(1, Prepared.Kind.READS, "/good");

    Measured measured = Measured.of(answered, 1_000, new Cpu(Map.of("service", 1.0)));

    assertThat(measured.perSecond()).isCloseTo(1_000 * answered.rate(), within(1e-6));
    assertThat(measured.cpuMicros().get("service")).isCloseTo(1e3 / answered.all(), within(1e-6));
  }

  /** By requests and not by seconds: a slow machine may load classes for as long as it wants. */
  private Answered closed(int clients, Prepared.Kind kind, String target) {
    try (Load load = load(clients)) {
      return load.closed(
          Duration.ofMinutes(1),
          client -> {
            AtomicInteger left = new AtomicInteger(EACH);
            return () -> left.getAndDecrement() > 0 ? request(kind, target) : null;
          });
    }
  }

  private Load load(int connections) {
    return new Load(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/peer"), connections);
  }

  private static Prepared request(Prepared.Kind kind, String target) {
    return new Prepared(kind, "GET", target, Map.of(), Prepared.Body.NONE);
  }
}
