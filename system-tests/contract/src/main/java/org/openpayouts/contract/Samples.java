package org.openpayouts.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Values that fit their schemas. What is known by name is taken as it is given: for {@code
 * payouts/id}, else for {@code id}; only so can a request name what is there.
 */
final class Samples {
  private static final JsonNodeFactory NODES = new ObjectMapper().getNodeFactory();
  private static final int MOST_ITEMS = 3;

  private final JsonNode document;
  private final JsonNode values;
  private final Random random;

  Samples(JsonNode document, JsonNode values, Random random) {
    this.document = document;
    this.values = values;
    this.random = random;
  }

  JsonNode of(Operation operation, JsonNode parameter) {
    return of(operation, parameter.get("name").asText(), parameter.get("schema"));
  }

  JsonNode of(Operation operation, String name, JsonNode asked) {
    JsonNode known = values.path(operation.tag() + "/" + name);
    JsonNode given = known.isArray() ? known : values.path(name);
    if (given.isArray()) {
      return one(given);
    }
    JsonNode schema = Operation.resolved(document, asked);
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return one(schema.get("enum"));
    }
    boolean chooses = schema.has("anyOf") && !schema.has("properties");
    return chooses ? of(operation, name, one(schema.get("anyOf"))) : typed(operation, schema);
  }

  private JsonNode typed(Operation operation, JsonNode schema) {
    JsonNode type = schema.path("type");
    String word = type.isArray() ? type.get(0).asText() : type.asText("object");
    return switch (word) {
      case "object" -> object(operation, schema);
      case "array" -> array(operation, schema);
      case "integer" -> NODES.numberNode(whole(schema));
      case "number" -> DecimalNode.valueOf(BigDecimal.valueOf(500 + random.nextInt(5_000), 2));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "null" -> NODES.nullNode();
      case "string" -> NODES.textNode(text(schema));
      default -> throw new IllegalStateException("no sample of " + schema);
    };
  }

  private ObjectNode object(Operation operation, JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    for (JsonNode part : schema.path("allOf")) {
      object.setAll(object(operation, Operation.resolved(document, part)));
    }
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    List<String> left = new ArrayList<>();
    schema.path("anyOf").forEach(branch -> left.add(branch.at("/required/0").asText()));
    if (!left.isEmpty()) {
      List<String> known = left.stream().filter(values::has).toList();
      List<String> choice = known.isEmpty() ? List.copyOf(left) : known;
      String chosen = choice.get(random.nextInt(choice.size()));
      required.add(chosen);
      left.remove(chosen);
    }
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          boolean there = required.contains(property.getKey()) || random.nextBoolean();
          if (there && !left.contains(property.getKey())) {
            object.set(property.getKey(), of(operation, property.getKey(), property.getValue()));
          }
        });
    return object;
  }

  private ArrayNode array(Operation operation, JsonNode schema) {
    ArrayNode array = NODES.arrayNode();
    int size = Math.max(schema.path("minItems").asInt(), 1 + random.nextInt(MOST_ITEMS));
    for (int i = 0; i < size; i++) {
      array.add(of(operation, "", schema.get("items")));
    }
    return array;
  }

  private int whole(JsonNode schema) {
    int min = schema.path("minimum").asInt(0);
    int max = schema.path("maximum").asInt(100);
    return min + random.nextInt(Math.min(max - min + 1, 100));
  }

  private String text(JsonNode schema) {
    if (schema.path("format").asText().equals("date")) {
      return "2026-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
    }
    if (schema.path("pattern").asText().equals("^\\s*$")) {
      return "";
    }
    int most = Math.min(schema.path("maxLength").asInt(20), 20);
    int length = Math.max(schema.path("minLength").asInt(1), 1 + random.nextInt(most));
    return random
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private JsonNode one(JsonNode array) {
    return array.get(random.nextInt(array.size()));
  }
}
