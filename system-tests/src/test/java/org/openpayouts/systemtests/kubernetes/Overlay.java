package org.openpayouts.systemtests.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An environment as `kubectl apply -k` would send it. */
record Overlay(String name, List<JsonNode> objects) {
  static final Path FOLDER = Path.of("../k8s").toAbsolutePath().normalize();
  private static final List<String> NAMES = List.of("dev", "staging", "prod");
  private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();
  private static final YAMLMapper YAML = new YAMLMapper();

  Overlay {
    objects = List.copyOf(objects);
  }

  static Stream<Overlay> all() {
    return NAMES.stream().map(Overlay::of);
  }

  static Overlay of(String name) {
    return RENDERED.computeIfAbsent(
        name,
        each -> {
          var folder = FOLDER.resolve("overlays").resolve(each);
          return new Overlay(each, read(Kubectl.ofThisMachine().render(folder)));
        });
  }

  static List<JsonNode> read(String documents) {
    try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(documents)) {
      return values.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<JsonNode> ofKind(String... kinds) {
    var wanted = List.of(kinds);
    return objects.stream().filter(object -> wanted.contains(object.path("kind").asText()));
  }

  static String nameOf(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  /** For test reports. */
  @Override
  public String toString() {
    return name;
  }
}
