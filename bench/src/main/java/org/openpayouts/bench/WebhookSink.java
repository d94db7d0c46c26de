package org.openpayouts.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.openpayouts.localstack.process.Ports;

/** Takes webhooks and counts those that say complete. */
final class WebhookSink implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger complete = new AtomicInteger();

  WebhookSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (body.contains("\"complete\"")) {
              complete.incrementAndGet();
            }
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
  }

  String url() {
    return "http://" + Ports.HOST + ":" + server.getAddress().getPort() + "/webhooks";
  }

  int complete() {
    return complete.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
