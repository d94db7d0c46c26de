package org.openpayouts.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.schemas.serde.stub.StubRegistry;

class RegistryTransportTest {
  private static final RegistryPolicy QUICK =
      new RegistryPolicy(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          3,
          Duration.ofMillis(1),
          3,
          Duration.ofSeconds(30));

  private static final RegistryPolicy IMPATIENT =
      new RegistryPolicy(
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          1,
          Duration.ofMillis(1),
          3,
          Duration.ofSeconds(30));

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
  }

  /** A proxy's page must never make a sound record look like one of an unknown schema. */
  @ParameterizedTest
  @CsvSource({
    "404, <html>not here</html>",
    "404, {}",
    "200, <html>login</html>",
    "401, {\"error_code\":401}",
    "429, {\"error_code\":429}",
    "500, {\"error_code\":50001}",
    "503, ''"
  })
  void takesWhatIsNoRegistrysAnswerForAnOutage(int status, String body) {
    answer(status, body);

    try (var registry = registry(null, url())) {
      assertThatThrownBy(() -> registry.schema(1)).isInstanceOf(SchemaRegistryUnavailable.class);
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void takesTheRegistrysOwn404ForAnAnswer() {
    answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");

    try (var registry = registry(null, url())) {
      assertThatThrownBy(() -> registry.schema(1)).isInstanceOf(UnknownSchemaId.class);
    }
    assertThat(calls).hasValue(1);
  }

  @Test
  void leavesTheRegistryAloneAfterRepeatedFailures() {
    answer(500, "");

    try (var registry = registry(null, url())) {
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> registry.schema(1)).isInstanceOf(SchemaRegistryUnavailable.class);
      }
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void givesUpOnABodyThatDribbles() {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          awaitRelease();
          exchange.close();
        });

    try (var registry = new SchemaRegistry(List.of(URI.create(url())), null, IMPATIENT)) {
      assertThatThrownBy(() -> registry.schema(1))
          .isInstanceOf(SchemaRegistryUnavailable.class)
          .hasMessageContaining("did not answer within");
    }
  }

  @Test
  void asksTheNextAddressWhenOneIsDead() {
    try (var stub = StubRegistry.withAllSchemas();
        var registry = registry(null, "http://127.0.0.1:1", stub.url())) {
      assertThat(registry.schema(1).getName()).isEqualTo("PayoutRequested");
    }
  }

  @Test
  void sendsItsCredentialsAndNeverInTheAddress() {
    var seen = new AtomicReference<String>();
    server.createContext(
        "/",
        exchange -> {
          seen.set(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestURI());
          send(exchange, 404, "{\"error_code\":40403}");
        });

    try (var registry = registry("user:secret", url().replace("//", "//user:secret@"))) {
      assertThatThrownBy(() -> registry.schema(1)).isInstanceOf(UnknownSchemaId.class);
    }
    assertThat(seen.get()).isEqualTo("Basic dXNlcjpzZWNyZXQ= /schemas/ids/1");
  }

  private SchemaRegistry registry(@Nullable String userInfo, String... urls) {
    return new SchemaRegistry(List.of(urls).stream().map(URI::create).toList(), userInfo, QUICK);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(int status, String body) {
    server.createContext("/", exchange -> send(exchange, status, body));
  }

  private void send(HttpExchange exchange, int status, String body) throws IOException {
    calls.incrementAndGet();
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
