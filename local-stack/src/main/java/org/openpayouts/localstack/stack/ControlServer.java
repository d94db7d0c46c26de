package org.openpayouts.localstack.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.openpayouts.localstack.network.Toxic;
import org.openpayouts.localstack.process.Ports;
import tools.jackson.databind.json.JsonMapper;

/**
 * The supervisor's ear: POST /stop, /start-missing, /restart/NAME, /kill/NAME and
 * /network/NAME/TOXIC/MILLIS.
 */
final class ControlServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final String expected;
  private final Orders orders;

  private ControlServer(HttpServer server, String credential, Orders orders) {
    this.server = server;
    this.expected = "Bearer " + credential;
    this.orders = orders;
  }

  /** What the supervisor can be told to do. */
  interface Orders {
    void stop();

    /** After whoever ordered the stop was answered. */
    void leave();

    /** Answers what was started. */
    List<Instance> startMissing();

    void restart(Instance instance);

    void kill(Instance instance);

    void disturb(Instance edge, Toxic toxic);
  }

  static ControlServer start(int port, String credential, Orders orders) throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(Ports.HOST, port), 0);
    ControlServer control = new ControlServer(http, credential, orders);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", control::handle);
    http.start();
    return control;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String[] words = exchange.getRequestURI().getPath().substring(1).split("/", -1);
    boolean allowed = isAllowed(exchange);
    try (exchange) {
      if (allowed) {
        obeyAndAnswer(exchange, words);
      } else {
        answer(exchange, 401, "not the credential of this stack");
      }
    } finally {
      if (allowed && "stop".equals(words[0])) {
        orders.leave();
      }
    }
  }

  private void obeyAndAnswer(HttpExchange exchange, String[] words) throws IOException {
    try {
      Optional<String> done = obey(words);
      answer(exchange, done.isPresent() ? 200 : 404, done.orElse("no such order"));
    } catch (RuntimeException e) {
      answer(exchange, 500, String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> obey(String[] words) {
    return switch (words.length) {
      case 1 -> obey(words[0]);
      case 2 -> Instance.find(words[1]).flatMap(instance -> obey(words[0], instance));
      case 4 -> disturb(words);
      default -> Optional.empty();
    };
  }

  private Optional<String> obey(String order) {
    return switch (order) {
      case "stop" -> {
        orders.stop();
        yield Optional.of("done");
      }
      case "start-missing" ->
          Optional.of(
              orders.startMissing().stream().map(Instance::id).collect(Collectors.joining(" ")));
      default -> Optional.empty();
    };
  }

  private Optional<String> disturb(String[] words) {
    if (!"network".equals(words[0]) || !words[3].matches("[0-9]{1,6}")) {
      return Optional.empty();
    }
    return Instance.find(words[1])
        .flatMap(edge ->
            Toxic.named(words[2], Integer.parseInt(words[3]))
                .map(toxic -> {
                  orders.disturb(edge, toxic);
                  return "done";
                }));
  }

  private Optional<String> obey(String order, Instance instance) {
    switch (order) {
      case "restart" -> orders.restart(instance);
      case "kill" -> orders.kill(instance);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of("done");
  }

  private boolean isAllowed(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return "POST".equals(exchange.getRequestMethod())
        && given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String message) throws IOException {
    byte[] body = JSON.writeValueAsBytes(Map.of("message", message));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
