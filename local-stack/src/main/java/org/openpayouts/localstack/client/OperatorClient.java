package org.openpayouts.localstack.client;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP with an operator's bearer credential: the admin API and the scheduler. */
public final class OperatorClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Http http;
  private final String baseUrl;
  private final String credential;

  public OperatorClient(Http http, String baseUrl, String credential) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.credential = credential;
  }

  public JsonNode get(String path) {
    return call("GET", path, null, Map.of());
  }

  public JsonNode put(String path, Map<String, ?> body) {
    return call("PUT", path, body, Map.of());
  }

  public JsonNode post(String path, Map<String, ?> body) {
    return call("POST", path, body, Map.of());
  }

  /** A file as it is. */
  public JsonNode postBytes(String path, byte[] body) {
    return http.sendBytes(URI.create(baseUrl + path), headers("application/octet-stream"), body)
        .orThrow("POST " + path)
        .json();
  }

  /** With an Idempotency-Key, so that asking twice does it once. */
  public JsonNode postOnce(String path, Map<String, ?> body, String key) {
    return call("POST", path, body, Map.of("Idempotency-Key", key));
  }

  private JsonNode call(
      String method, String path, @Nullable Map<String, ?> body, Map<String, String> more) {
    return send(method, path, body, more).orThrow(method + " " + path).json();
  }

  /** The answer, also where it is a no. */
  public Answer ask(String method, String path, @Nullable Map<String, ?> body) {
    return send(method, path, body, Map.of());
  }

  private Answer send(
      String method, String path, @Nullable Map<String, ?> body, Map<String, String> more) {
    Map<String, String> headers = headers("application/json");
    headers.putAll(more);
    String text = body == null ? null : JSON.writeValueAsString(body);
    return http.send(method, URI.create(baseUrl + path), headers, text);
  }

  private Map<String, String> headers(String contentType) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + credential);
    headers.put("Content-Type", contentType);
    return headers;
  }
}
