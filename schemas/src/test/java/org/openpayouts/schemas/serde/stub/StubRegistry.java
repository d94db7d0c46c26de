package org.openpayouts.schemas.serde.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.openpayouts.schemas.serde.stub.Subjects.Refused;
import org.openpayouts.schemas.topic.Topics;

/**
 * A schema registry in memory that answers as Confluent's does: registering, looking up, versions,
 * ids, compatibility. It can be taken down and brought back at the same address.
 */
public final class StubRegistry implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Subjects subjects = new Subjects();
  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server;
  private volatile boolean down;

  private StubRegistry() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** Knows nothing yet. */
  public static StubRegistry empty() {
    return new StubRegistry();
  }

  /** Knows every record type of every topic, as after the topic setup. */
  public static StubRegistry withAllSchemas() {
    var stub = new StubRegistry();
    for (var topic : Topics.all()) {
      topic.recordTypes().forEach(schema -> stub.register(topic.name(), schema));
    }
    return stub;
  }

  /** Under our subject name for a topic's record type; the answer is its id. */
  public int register(String topic, Schema schema) {
    return subjects.register(topic + "-" + schema.getFullName(), schema);
  }

  /** What {@code payouts.schema-registry.url} is to hold. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on every call is answered with 503. */
  public void goDown() {
    down = true;
  }

  public void comeBack() {
    down = false;
  }

  /** The registry lost this schema: asking for its id is answered with 404. */
  public void forget(int schemaId) {
    subjects.forget(schemaId);
  }

  /** Requests so far, whatever their answer. */
  public int calls() {
    return calls.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.incrementAndGet();
      if (down) {
        send(exchange, 503, Map.of("error_code", 50301, "message", "down"));
        return;
      }
      var body = json.readTree(exchange.getRequestBody());
      try {
        send(exchange, 200, route(exchange, body));
      } catch (Refused e) {
        var error = Map.of("error_code", e.errorCode(), "message", e.reason());
        send(exchange, e.status(), error);
      }
    }
  }

  private Object route(HttpExchange exchange, JsonNode body) {
    var path =
        List.of(exchange.getRequestURI().getRawPath().substring(1).split("/")).stream()
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    var request = exchange.getRequestMethod() + " " + path.getFirst() + " " + path.size();
    return switch (request) {
      case "GET schemas 3" -> subjects.schema(Integer.parseInt(path.get(2)));
      case "POST subjects 3" -> Map.of("id", subjects.register(path.get(1), schema(body)));
      case "POST subjects 2" -> subjects.find(path.get(1), schema(body));
      case "GET subjects 4" -> subjects.latest(path.get(1));
      case "GET subjects 1" -> subjects.names();
      case "GET config 2" -> Map.of("compatibilityLevel", subjects.level(path.get(1)));
      case "PUT config 2" -> subjects.setLevel(path.get(1), body.path("compatibility").asText());
      default -> throw new Refused(404, 404, "no such resource");
    };
  }

  private static Schema schema(JsonNode body) {
    return new Schema.Parser().parse(body.path("schema").asText());
  }

  private void send(HttpExchange exchange, int status, Object answer) throws IOException {
    var bytes = json.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
