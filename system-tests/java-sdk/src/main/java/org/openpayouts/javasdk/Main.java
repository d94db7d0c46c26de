package org.openpayouts.javasdk;

import com.bitpay.sdk.exceptions.BitPayException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Answers each line of standard input with a line: the library's result, or its exception. What the
 * library prints by itself goes to standard error.
 */
public final class Main {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clients clients = new Clients();
  private final Understood understood = new Understood();

  private Main() {}

  /** Ends with the input. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    var main = new Main();
    var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      answers.println(main.answer(JSON.readTree(line)));
    }
  }

  private ObjectNode answer(JsonNode question) {
    ObjectNode answer = JSON.createObjectNode();
    Step step = Steps.named(question.path("do").asText());
    try {
      Object result = step.walk(clients.of(question.path("client")), question);
      answer.set("result", understood.tree(result));
    } catch (BitPayException refused) {
      answer
          .putObject("error")
          .put("type", refused.getClass().getSimpleName())
          .put("code", refused.getStatusCode())
          .put("message", refused.getMessage());
    } catch (Exception broken) {
      answer
          .putObject("error")
          .put("type", broken.getClass().getSimpleName())
          .put("message", String.valueOf(broken.getMessage()));
    }
    return answer;
  }
}
