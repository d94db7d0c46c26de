package org.openpayouts.systemtests.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The OpenAPI schema inside of a CustomResourceDefinition, where a field that it lacks is an error.
 * The definitions are the extracts beside the tests, or, with {@code -Dkubernetes.crds=FOLDER}, the
 * whole ones of a cluster ({@code kubectl get crds -o yaml}).
 */
final class ResourceSchema {
  private static final List<JsonNode> DEFINITIONS =
      definitions(
          Path.of(System.getProperty("kubernetes.crds", "src/test/resources/kubernetes/crds")));
  private static final List<String> OF_EVERY_OBJECT = List.of("apiVersion", "kind", "metadata");

  private final JsonNode root;

  private ResourceSchema(JsonNode root) {
    this.root = root;
  }

  static Optional<ResourceSchema> of(JsonNode object) {
    var version = object.path("apiVersion").asText();
    return DEFINITIONS.stream()
        .map(definition -> definition.path("spec"))
        .filter(spec -> spec.at("/names/kind").equals(object.path("kind")))
        .filter(spec -> version.startsWith(spec.path("group").asText() + "/"))
        .flatMap(spec -> stream(spec.path("versions")))
        .filter(each -> version.endsWith("/" + each.path("name").asText()))
        .map(each -> new ResourceSchema(each.at("/schema/openAPIV3Schema")))
        .findFirst();
  }

  List<String> complaintsAbout(JsonNode object) {
    var found = new ArrayList<>(TypedModels.aboutMetadata(object));
    check(root, object, Overlay.nameOf(object), found);
    return found;
  }

  private static List<JsonNode> definitions(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .sorted()
          .flatMap(file -> Overlay.read(text(file)).stream())
          .flatMap(node -> node.has("items") ? stream(node.path("items")) : Stream.of(node))
          .filter(node -> node.path("kind").asText().equals("CustomResourceDefinition"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(JsonNode schema, JsonNode value, String path, List<String> found) {
    var allowed = schema.path("enum");
    if (!allowed.isMissingNode() && stream(allowed).noneMatch(value::equals)) {
      found.add(path + ": " + value + " is none of " + allowed);
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      require(value.isInt() || value.isTextual(), path, "number or text", found);
      return;
    }
    switch (schema.path("type").asText()) {
      case "object" -> fields(schema, value, path, found);
      case "array" -> elements(schema, value, path, found);
      case "string" -> require(value.isTextual(), path, "text", found);
      case "boolean" -> require(value.isBoolean(), path, "true or false", found);
      case "integer" -> require(value.isIntegralNumber(), path, "an integer", found);
      case "number" -> require(value.isNumber(), path, "a number", found);
      default -> require(isOpen(schema), path, "of a type that is known here", found);
    }
  }

  private static void elements(JsonNode schema, JsonNode value, String path, List<String> found) {
    require(value.isArray(), path, "a list", found);
    value.forEach(each -> check(schema.path("items"), each, path + "[]", found));
  }

  private static void fields(JsonNode schema, JsonNode value, String path, List<String> found) {
    require(value.isObject(), path, "an object", found);
    stream(schema.path("required"))
        .filter(name -> !value.has(name.asText()))
        .forEach(name -> found.add(path + ": " + name.asText() + " is missing"));
    value
        .properties()
        .forEach(field -> {
          var place = path + "." + field.getKey();
          var known = schema.path("properties").path(field.getKey());
          if (path.indexOf('.') < 0 && OF_EVERY_OBJECT.contains(field.getKey())) {
            return;
          }
          if (!known.isMissingNode()) {
            check(known, field.getValue(), place, found);
          } else if (schema.path("additionalProperties").isObject()) {
            check(schema.path("additionalProperties"), field.getValue(), place, found);
          } else if (!isOpen(schema)) {
            found.add(place + " is unknown");
          }
        });
  }

  private static boolean isOpen(JsonNode schema) {
    return schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
  }

  private static void require(boolean is, String path, String what, List<String> found) {
    if (!is) {
      found.add(path + " is not " + what);
    }
  }

  private static Stream<JsonNode> stream(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
