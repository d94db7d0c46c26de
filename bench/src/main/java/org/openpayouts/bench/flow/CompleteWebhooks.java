package org.openpayouts.bench.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.openpayouts.localstack.inbox.InboxServer;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.stack.StackFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes webhooks, and knows when each payout was first said to be complete. */
final class CompleteWebhooks implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final String scheme;
  private final Map<String, Long> nanosByPayout = new ConcurrentHashMap<>();

  private CompleteWebhooks(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /** Without TLS. */
  static CompleteWebhooks plain() {
    try {
      return new CompleteWebhooks(HttpServer.create(freePort(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the certificate of the stack's inbox. */
  static CompleteWebhooks asTheInboxOf(StackFolder folder) {
    try {
      HttpsServer server = HttpsServer.create(freePort(), 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(
              InboxServer.tls(
                  folder.root().resolve("certificates/server.p12"),
                  folder.root().resolve("secrets/inbox-keys-password"))));
      return new CompleteWebhooks(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot use the keys of the inbox", e);
    }
  }

  private static InetSocketAddress freePort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      long now = System.nanoTime();
      JsonNode data = JSON.readTree(exchange.getRequestBody().readAllBytes()).path("data");
      if ("complete".equals(data.path("status").asString(""))) {
        nanosByPayout.putIfAbsent(data.path("id").asString(""), now);
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  String url() {
    return scheme + "://" + Ports.HOST + ":" + server.getAddress().getPort() + "/webhooks";
  }

  /** By payout, on the clock of {@link System#nanoTime}. */
  Map<String, Long> nanosByPayout() {
    return nanosByPayout;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
