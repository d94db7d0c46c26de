package org.openpayouts.bench.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.openpayouts.localstack.process.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes webhooks, and knows when each payout was first said to be complete. */
final class CompleteWebhooks implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final Map<String, Long> nanosByPayout = new ConcurrentHashMap<>();

  CompleteWebhooks() {
    try {
      server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
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
    return "http://" + Ports.HOST + ":" + server.getAddress().getPort() + "/webhooks";
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
