package org.openpayouts.localstack.chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** JSON-RPC over HTTP on the loopback address, with basic authentication. */
final class RpcServer implements AutoCloseable {
  private static final int BODY_MAX = 32 * 1024 * 1024;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final byte[] credential;
  private final RpcDispatcher dispatcher;
  private final Faults faults;

  RpcServer(NodeOptions options, RpcDispatcher dispatcher, Faults faults) {
    String userAndPassword = options.user() + ":" + options.password();
    this.credential =
        ("Basic "
                + Base64.getEncoder()
                    .encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.US_ASCII);
    this.dispatcher = dispatcher;
    this.faults = faults;
    try {
      http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port()), 64);
    } catch (IOException e) {
      threads.close();
      throw new UncheckedIOException("port " + options.port() + " is taken", e);
    }
    http.createContext("/", this::serve);
    http.setExecutor(threads);
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String given = exchange.getRequestHeaders().getFirst("Authorization");
      if (given == null
          || !MessageDigest.isEqual(credential, given.getBytes(StandardCharsets.UTF_8))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"jsonrpc\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX);
      JsonNode request = RpcDispatcher.parse(body);
      List<String> methods = methodsOf(request);
      faults.delay();
      if (isMet(Faults.Kind.REFUSE, methods)) {
        return;
      }
      if (isMet(Faults.Kind.TIME_OUT, methods)) {
        Faults.hang();
        return;
      }
      RpcDispatcher.Answer answer = dispatcher.answer(request);
      if (!isMet(Faults.Kind.LOSE_ANSWER, methods)) {
        write(exchange, answer);
      }
    }
  }

  private boolean isMet(Faults.Kind kind, List<String> methods) {
    return methods.stream().anyMatch(method -> faults.meets(kind, method));
  }

  private static List<String> methodsOf(JsonNode request) {
    var methods = new ArrayList<String>();
    if (request.isArray()) {
      request.forEach(call -> methods.add(call.path("method").asString("")));
    } else {
      methods.add(request.path("method").asString(""));
    }
    return methods;
  }

  private static void write(HttpExchange exchange, RpcDispatcher.Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
