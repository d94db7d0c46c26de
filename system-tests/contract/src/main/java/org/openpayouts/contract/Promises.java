package org.openpayouts.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a document says may happen: each operation with each status, and each code where it has one.
 */
final class Promises {
  private Promises() {}

  /**
   * As {@code GET /payouts 400 020002}; without a code where the answer is none of the refusals.
   */
  static List<String> of(JsonNode document) {
    List<String> promises = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String name = Operation.name(operation.getKey(), path.getKey());
        for (Map.Entry<String, JsonNode> response :
            operation.getValue().get("responses").properties()) {
          codes(document, response.getValue())
              .forEach(code -> promises.add((name + " " + response.getKey() + " " + code).strip()));
        }
      }
    }
    return promises;
  }

  private static List<String> codes(JsonNode document, JsonNode response) {
    JsonNode schema =
        Operation.resolved(document, response).at("/content/application~1json/schema");
    List<JsonNode> choices = new ArrayList<>();
    choices.add(schema);
    schema.path("oneOf").forEach(choices::add);
    List<String> codes =
        choices.stream()
            .map(choice -> Operation.resolved(document, choice).at("/properties/code/const"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .toList();
    return codes.isEmpty() ? List.of("") : codes;
  }
}
