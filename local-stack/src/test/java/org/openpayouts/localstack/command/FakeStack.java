package org.openpayouts.localstack.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.localstack.stack.Shape;
import tools.jackson.databind.json.JsonMapper;

/** What commands see of a stack: its file, and somebody who answers for all its processes. */
final class FakeStack implements AutoCloseable {
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * @param away a service whose processes nobody answers for; any other component for none
   */
  FakeStack(Path folder, String replicas, Component away) throws IOException {
    Shape shape = Shape.of(List.of(replicas), 1, false);
    server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
    server.createContext("/", this::answer);
    server.start();
    String url = "http://" + Ports.HOST + ":" + server.getAddress().getPort();
    Map<String, String> management = new HashMap<>();
    for (Instance service : shape.services()) {
      String nobody = "http://" + Ports.HOST + ":1";
      String name = "/" + service.component().id();
      management.put(service.id(), (service.component() == away ? nobody : url) + name);
    }
    Map<String, Object> file =
        Map.of(
            "adminCredential", "admin",
            "managementUrl", management,
            "jdbcUrl", Map.of(),
            "pids", Map.of(),
            "serverUrl", Map.of(Component.BATCH_SCHEDULER.id(), url),
            "adminUrls", List.of(url),
            "shape", shape.toString(),
            "control",
                Map.of("url", url, "credential", "control", "pid", ProcessHandle.current().pid()));
    Files.writeString(folder.resolve("stack.json"), JsonMapper.shared().writeValueAsString(file));
  }

  /** An answer to a path; to all others it is an empty object. */
  FakeStack answering(String path, String body) {
    answers.put(path, body);
    return this;
  }

  List<String> asked() {
    return asked;
  }

  /** What came with each question; an empty text with most. */
  List<String> bodies() {
    return bodies;
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    byte[] body = answers.getOrDefault(exchange.getRequestURI().toString(), "{}").getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
