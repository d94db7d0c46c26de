package org.openpayouts.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One operation of a document. */
record Operation(JsonNode document, String method, String path, JsonNode node) {
  static List<Operation> all(JsonNode document) {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
        String method = one.getKey().toUpperCase(Locale.ROOT);
        all.add(new Operation(document, method, path.getKey(), one.getValue()));
      }
    }
    return all;
  }

  static String name(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /** What a reference leads to, or the node itself. */
  static JsonNode resolved(JsonNode document, JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : document.at(reference.asText().substring(1));
  }

  String name() {
    return name(method, path);
  }

  String tag() {
    return node.at("/tags/0").asText();
  }

  boolean isSigned() {
    return !node.has("security");
  }

  List<JsonNode> parameters(String place) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode parameter : node.path("parameters")) {
      JsonNode known = resolved(document, parameter);
      if (known.get("in").asText().equals(place)) {
        found.add(known);
      }
    }
    return found;
  }

  /** The type of its body with what is said of it; none where it has no body. */
  List<Map.Entry<String, JsonNode>> bodies() {
    JsonNode content = resolved(document, node.path("requestBody")).path("content");
    return List.copyOf(content.properties());
  }
}
