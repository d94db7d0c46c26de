package org.openpayouts.fundingchecker.rates;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Where in an answer a price stands. */
sealed interface Place {
  /** What stands there; a missing node where nothing does. */
  JsonNode in(JsonNode answer);

  /** At one fixed place. */
  record At(JsonPointer pointer) implements Place {
    @Override
    public JsonNode in(JsonNode answer) {
      return answer.at(pointer);
    }
  }

  /** In the list that {@code GET /rates/:base} of the payouts API answers, in any order. */
  record Listed(String code) implements Place {
    @Override
    public JsonNode in(JsonNode answer) {
      for (JsonNode each : answer.path("data")) {
        if (each.path("code").asString("").equals(code)) {
          return each.path("rate");
        }
      }
      return MissingNode.getInstance();
    }
  }
}
