package org.openpayouts.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Answers each line of standard input with a line. The first one is the document, and is answered
 * with all that it promises; each further one has exchanges to be judged, or asks for requests.
 */
public final class Main {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final Judge judge;

  private Main(JsonNode document) {
    this.document = document;
    this.judge = Judge.by(document.toString());
  }

  /** Ends with the input. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String first = questions.readLine();
    if (first == null) {
      return;
    }
    var main = new Main(JSON.readTree(first));
    answers.println(texts("promises", Promises.of(main.document)));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      answers.println(main.answer(JSON.readTree(line)));
    }
  }

  private ObjectNode answer(JsonNode question) {
    ObjectNode answer = JSON.createObjectNode();
    if (question.has("exchanges")) {
      ArrayNode verdicts = answer.putArray("verdicts");
      question.get("exchanges").forEach(exchange -> verdicts.add(judge.judge(exchange)));
    } else {
      ArrayNode wishes = answer.putArray("requests");
      Wishes.of(document, question).forEach(wish -> wishes.add(wish.json()));
    }
    return answer;
  }

  static ObjectNode texts(String name, List<String> texts) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
    return node;
  }
}
