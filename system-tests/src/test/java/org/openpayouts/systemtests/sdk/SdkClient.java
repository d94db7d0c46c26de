package org.openpayouts.systemtests.sdk;

import java.util.HashMap;
import java.util.Map;
import org.openpayouts.systemtests.program.Driver;
import tools.jackson.databind.JsonNode;

/**
 * One merchant's client in a client library. The names of what it can be asked for stand in {@code
 * node/sdk/steps.cjs}; the Java driver has the same.
 */
final class SdkClient {
  private final Driver driver;
  private final Map<String, Object> client;

  SdkClient(Driver driver, String baseUrl, String privateKeyHex, Map<String, String> tokens) {
    this.driver = driver;
    this.client = Map.of("baseUrl", baseUrl, "privateKeyHex", privateKeyHex, "tokens", tokens);
  }

  /** What the library made of the answer; fails where it threw. */
  JsonNode call(String step, Map<String, ?> arguments) {
    JsonNode answer = ask(step, arguments);
    if (answer.has("error")) {
      throw new AssertionError(step + " threw " + answer.path("error"));
    }
    return answer.path("result");
  }

  /** The exception that the library threw; fails where it did not. */
  SdkError refused(String step, Map<String, ?> arguments) {
    JsonNode answer = ask(step, arguments);
    JsonNode error = answer.path("error");
    if (error.isMissingNode()) {
      throw new AssertionError(step + " was not refused: " + answer);
    }
    return new SdkError(error.path("code").asString(""), error.path("message").asString(""));
  }

  private JsonNode ask(String step, Map<String, ?> arguments) {
    Map<String, Object> question = new HashMap<>(arguments);
    question.put("client", client);
    question.put("do", step);
    return driver.ask(question);
  }
}
