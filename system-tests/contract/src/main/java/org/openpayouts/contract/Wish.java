package org.openpayouts.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that is to be made; whoever sends it signs it, where it is to be signed. */
final class Wish {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Operation operation;
  private final Map<String, String> path = new LinkedHashMap<>();
  private final Map<String, String> query = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private @Nullable JsonNode body;
  private @Nullable String text;
  private String method;
  private String signing;
  private String bent = "";

  Wish(Operation operation) {
    this.operation = operation;
    this.method = operation.method();
    this.signing = operation.isSigned() ? "own" : "none";
  }

  Operation operation() {
    return operation;
  }

  Map<String, String> path() {
    return path;
  }

  Map<String, String> query() {
    return query;
  }

  Map<String, String> headers() {
    return headers;
  }

  @Nullable JsonNode body() {
    return body;
  }

  void path(String name, String value) {
    path.put(name, value);
  }

  void query(String name, String value) {
    query.put(name, value);
  }

  void header(String name, String value) {
    headers.put(name, value);
  }

  void body(String type, JsonNode content) {
    headers.put("Content-Type", type);
    body = content;
  }

  /** In place of the body, whatever that was. */
  void text(String instead) {
    text = instead;
  }

  void method(String other) {
    method = other;
  }

  void signing(String other) {
    signing = other;
  }

  void bent(String how) {
    bent = how;
  }

  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("what", (operation.name() + " " + bent).strip());
    json.put("operation", operation.name());
    json.put("tag", operation.tag());
    json.put("method", method);
    json.put("target", target());
    json.put("signing", signing);
    ObjectNode named = json.putObject("headers");
    headers.forEach(named::put);
    String written = written();
    if (written != null) {
      json.put("body", written);
    }
    return json;
  }

  private String target() {
    String target = operation.path();
    for (Map.Entry<String, String> variable : path.entrySet()) {
      target = target.replace("{" + variable.getKey() + "}", encoded(variable.getValue()));
    }
    return query.isEmpty() ? target : target + "?" + pairs(query);
  }

  private @Nullable String written() {
    if (text != null || body == null) {
      return text;
    }
    if (FORM.equals(headers.get("Content-Type"))) {
      Map<String, String> fields = new LinkedHashMap<>();
      body.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
      return pairs(fields);
    }
    return body.toString();
  }

  private static String pairs(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
