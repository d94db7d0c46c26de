package org.openpayouts.systemtests.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds an object to whatever describes its type: a class, a schema, or both. */
final class StrictParse {
  private StrictParse() {}

  static List<String> complaintsAbout(JsonNode object) {
    var typed = TypedModels.complaintsAbout(object);
    var schema = ResourceSchema.of(object).map(each -> each.complaintsAbout(object));
    return Stream.of(typed, schema)
        .flatMap(Optional::stream)
        .reduce((one, other) -> Stream.of(one, other).flatMap(List::stream).toList())
        .orElseGet(() -> List.of("nothing here describes " + typeOf(object)));
  }

  static String typeOf(JsonNode object) {
    return object.path("apiVersion").asText() + "/" + object.path("kind").asText();
  }
}
