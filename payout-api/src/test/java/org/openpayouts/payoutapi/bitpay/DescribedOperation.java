package org.openpayouts.payoutapi.bitpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openpayouts.payoutapi.description.Description;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One operation of the OpenAPI document. */
record DescribedOperation(String method, String path, JsonNode node) {
  static final JsonNode DOCUMENT = JsonMapper.shared().readTree(new Description().json());

  static List<DescribedOperation> all() {
    List<DescribedOperation> all = new ArrayList<>();
    DOCUMENT
        .get("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, node) ->
                all.add(new DescribedOperation(method.toUpperCase(Locale.ROOT), path, node))));
    return all;
  }

  /** What a reference leads to, or the node itself. */
  static JsonNode resolved(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : DOCUMENT.at(reference.asString().substring(1));
  }

  boolean isUnsigned() {
    return node.has("security") && node.get("security").isEmpty();
  }

  List<String> parametersIn(String place) {
    return stream(node.path("parameters"))
        .map(DescribedOperation::resolved)
        .filter(parameter -> parameter.get("in").asString().equals(place))
        .map(parameter -> parameter.get("name").asString())
        .toList();
  }

  List<String> statuses() {
    return List.copyOf(node.get("responses").propertyNames());
  }

  /** The codes that its refusals may have. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    for (JsonNode response : node.get("responses")) {
      JsonNode schema = resolved(response).at("/content/application~1json/schema");
      Stream.concat(Stream.of(schema), stream(schema.path("oneOf")))
          .map(one -> resolved(one).at("/properties/code/const"))
          .filter(JsonNode::isString)
          .forEach(code -> codes.add(code.asString()));
    }
    return codes;
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
