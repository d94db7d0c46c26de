package org.openpayouts.payoutapi.description;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document holds together: no piece is lost, no name is empty, each example is one. */
class DescriptionTest {
  private static final JsonNode DOCUMENT = JsonMapper.shared().readTree(new Description().json());
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());

  /** An example with its schema, and where it stands. */
  record Example(String place, JsonNode schema, JsonNode value) {
    List<Error> errors() {
      ObjectNode whole = ((ObjectNode) schema).deepCopy();
      whole.set("components", DOCUMENT.get("components"));
      return SCHEMAS.getSchema(whole).validate(value);
    }

    @Override
    public String toString() {
      return place;
    }
  }

  static Stream<Example> examples() {
    List<Example> found = new ArrayList<>();
    collect("", DOCUMENT, found);
    return found.stream();
  }

  private static void collect(String place, JsonNode node, List<Example> found) {
    JsonNode schema = node.path("schema");
    if (schema.isObject() && node.has("example")) {
      found.add(new Example(place, schema, node.get("example")));
    }
    node.path("examples")
        .forEachEntry((name, example) ->
            found.add(new Example(place + "/" + name, schema, example.get("value"))));
    if (node.isObject()) {
      node.forEachEntry((name, child) -> collect(place + "/" + name, child, found));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void showsWhatItDescribes(Example example) {
    assertThat(example.errors()).isEmpty();
  }

  @Test
  void seesAnExampleThatIsNone() {
    Example good =
        examples()
            .filter(one -> one.place().contains("/paths//payouts/post/responses"))
            .findFirst()
            .orElseThrow();
    ObjectNode bent = ((ObjectNode) good.value()).deepCopy();
    ((ObjectNode) bent.get("data")).put("feeling", "good");

    assertThat(new Example("bent", good.schema(), bent).errors()).isNotEmpty();
  }

  @Test
  void showsAnExampleOfEachBodyOfJson() {
    List<String> without = new ArrayList<>();
    DOCUMENT
        .get("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, operation) -> {
              JsonNode asked = operation.at("/requestBody/content/application~1json");
              JsonNode answered = operation.at("/responses/200/content/application~1json");
              for (JsonNode body : List.of(asked, answered)) {
                if (body.path("schema").has("$ref")
                    && !body.has("example")
                    && !body.has("examples")) {
                  without.add(method + " " + path);
                }
              }
            }));

    assertThat(without).isEmpty();
  }

  @Test
  void refersToWhatItNames() {
    Set<String> used = new TreeSet<>();
    references(DOCUMENT, used);
    Set<String> named = new TreeSet<>();
    DOCUMENT
        .get("components")
        .forEachEntry((kind, components) -> {
          if (!kind.equals("securitySchemes")) {
            components
                .propertyNames()
                .forEach(name -> named.add("#/components/" + kind + "/" + name));
          }
        });

    assertThat(used).isEqualTo(named);
  }

  private static void references(JsonNode node, Set<String> used) {
    if (node.path("$ref").isString()) {
      used.add(node.get("$ref").asString());
    }
    node.forEach(child -> references(child, used));
  }

  @Test
  void isMadeOfEveryFileAndNoFileTakesAwayFromAnother() throws IOException {
    Resource[] files =
        new PathMatchingResourcePatternResolver().getResources("classpath:openapi/**/*.yaml");

    assertThat(Arrays.stream(files).map(DescriptionTest::url).collect(toSet()))
        .isEqualTo(
            Description.FILES.stream()
                .map(Description::file)
                .map(DescriptionTest::url)
                .collect(toSet()));
    assertThat(Arrays.stream(files).mapToInt(DescriptionTest::namesIn).sum())
        .isEqualTo(names(DOCUMENT));
  }

  private static String url(Resource file) {
    try {
      return file.getURL().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int namesIn(Resource file) {
    var one = new YamlMapFactoryBean();
    one.setResources(file);
    return names(JsonMapper.shared().valueToTree(one.getObject()));
  }

  /** How many paths and components there are. */
  private static int names(JsonNode document) {
    int components = document.path("components").valueStream().mapToInt(JsonNode::size).sum();
    return document.path("paths").size() + components;
  }
}
