package org.openpayouts.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes requests from a document: good ones, and ones that are bent in one place. The same seed
 * makes the same requests.
 */
final class Wishes {
  private static final List<Bend> BENDS =
      Arrays.stream(Bend.values()).filter(bend -> bend != Bend.BODY_TOO_LARGE).toList();

  /** One in so many is not bent. */
  private static final int GOOD = 3;

  private final JsonNode document;
  private final Samples samples;
  private final Random random;

  private Wishes(JsonNode document, JsonNode question) {
    this.document = document;
    this.random = new Random(question.get("seed").asLong());
    this.samples = new Samples(document, question.path("values"), random);
  }

  /**
   * As many as the question counts, each operation in its turn; or one for each operation that can
   * be bent as it says.
   */
  static List<Wish> of(JsonNode document, JsonNode question) {
    var wishes = new Wishes(document, question);
    return question.has("bend")
        ? wishes.each(Bend.valueOf(question.get("bend").asText()))
        : wishes.some(question.get("count").asInt());
  }

  private List<Wish> each(Bend bend) {
    List<Wish> all = new ArrayList<>();
    for (Operation operation : Operation.all(document)) {
      Wish wish = good(operation);
      if (bend.bend(wish, random)) {
        all.add(wish);
      }
    }
    return all;
  }

  private List<Wish> some(int count) {
    List<Operation> operations = Operation.all(document);
    List<Wish> some = new ArrayList<>();
    while (some.size() < count) {
      Wish wish = good(operations.get(some.size() % operations.size()));
      boolean bent =
          random.nextInt(GOOD) == 0 || BENDS.get(random.nextInt(BENDS.size())).bend(wish, random);
      if (bent) {
        some.add(wish);
      }
    }
    return some;
  }

  private Wish good(Operation operation) {
    var wish = new Wish(operation);
    operation
        .parameters("path")
        .forEach(one -> wish.path(name(one), samples.of(operation, one).asText()));
    operation.parameters("query").stream()
        .filter(one -> one.path("required").asBoolean() || random.nextBoolean())
        .forEach(one -> wish.query(name(one), samples.of(operation, one).asText("")));
    operation.parameters("header").stream()
        .filter(one -> one.path("required").asBoolean())
        .forEach(one -> wish.header(name(one), samples.of(operation, one).asText()));
    operation.bodies().stream()
        .findFirst()
        .ifPresent(body ->
            wish.body(body.getKey(), samples.of(operation, "", body.getValue().get("schema"))));
    return wish;
  }

  private static String name(JsonNode parameter) {
    return parameter.get("name").asText();
  }
}
