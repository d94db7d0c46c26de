package org.openpayouts.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What is answered where no operation is: a refusal in the one form, which the document promises.
 */
final class Outside {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CODE = "0[0-4]000[0-3]";

  private Outside() {}

  static List<String> violations(JsonNode exchange) {
    List<String> violations = new ArrayList<>();
    int status = exchange.get("status").asInt();
    if (exchange.path("method").asText().equals("OPTIONS") && status == 200) {
      return exchange.path("answer").asText().isEmpty()
          ? violations
          : List.of("answer: OPTIONS has a body");
    }
    if (status < 400) {
      violations.add("answer: " + status + " where no operation is described");
    }
    if (!exchange.path("method").asText().equals("HEAD")) {
      JsonNode body = json(exchange.path("answer").asText());
      boolean isRefusal =
          body.path("status").asText().equals("error")
              && body.path("code").isTextual()
              && body.path("code").asText().matches(CODE)
              && body.has("data")
              && body.get("data").isNull()
              && !body.path("error").asText().isEmpty()
              && body.path("error").equals(body.path("message"));
      if (!isRefusal) {
        violations.add("answer: not the one body of refusals");
      }
    }
    return violations;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }
}
