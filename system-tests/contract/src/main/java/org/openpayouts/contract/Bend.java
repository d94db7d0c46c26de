package org.openpayouts.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ways in which a good request is bent, each in one place. */
enum Bend {
  /** It stays good. */
  NOT((_, _) -> true),
  FIELD_AWAY((wish, random) -> field(wish, random, (object, name) -> object.remove(name) != null)),
  FIELD_NULL((wish, random) -> field(wish, random, (object, name) -> object.putNull(name) != null)),
  FIELD_EMPTY(
      (wish, random) -> field(wish, random, (object, name) -> object.put(name, "") != null)),
  FIELD_OF_ANOTHER_TYPE((wish, random) -> field(wish, random, Bend::anotherType)),
  FIELD_TOO_MUCH(
      (wish, random) -> field(wish, random, (object, _) -> object.put("feeling", "good") != null)),
  NUMBER_AT_AN_EDGE((wish, random) ->
      field(wish, random, (object, name) -> number(object, name, one(Edges.NUMBERS, random)))),
  TEXT_AT_AN_EDGE((wish, random) ->
      field(
          wish,
          random,
          (object, name) ->
              object.path(name).isTextual() && object.put(name, one(Edges.TEXTS, random)) != null)),
  BODY_CUT((wish, random) -> body(wish, text -> text.substring(0, random.nextInt(text.length())))),
  BODY_NO_OBJECT((wish, random) -> body(wish, _ -> one(Edges.BODIES, random))),
  BODY_OF_ANOTHER_TYPE((wish, random) ->
      body(wish, text -> text) && header(wish, "Content-Type", one(Edges.TYPES, random))),
  /** Whoever sends it makes it so: the gateway is to refuse it, and lines are no place for it. */
  BODY_TOO_LARGE((wish, _) -> wish.body() != null),
  PARAMETER_AWAY(
      (wish, random) -> parameter(wish, random, (query, name) -> query.remove(name) != null)),
  PARAMETER_AT_AN_EDGE((wish, random) ->
      parameter(
          wish, random, (query, name) -> query.put(name, one(Edges.PARAMETERS, random)) != null)),
  PARAMETER_TOO_MUCH((wish, _) -> wish.query().put("feeling", "good") == null),
  PATH_TO_NOTHING(Bend::toNothing),
  ANOTHER_METHOD((wish, random) -> {
    wish.method(one(Edges.METHODS, random));
    return true;
  }),
  ANOTHER_VERSION((wish, _) -> header(wish, "X-Accept-Version", "1.0.0")),
  NO_VERSION((wish, _) -> wish.headers().remove("X-Accept-Version") != null),
  UNSIGNED((wish, _) -> signed(wish, "none")),
  FORGED((wish, _) -> signed(wish, "forged")),
  /** The sender puts a token of a facade in it that does not open this. */
  ANOTHER_FACADE(
      (wish, _) -> wish.operation().node().path("responses").has("403") && signed(wish, "facade"));

  private static final String NOTHING = "1111111111111111111112";

  private final BiPredicate<Wish, Random> bending;

  Bend(BiPredicate<Wish, Random> bending) {
    this.bending = bending;
  }

  /** False where there is nothing to be bent so. */
  boolean bend(Wish wish, Random random) {
    wish.bent(this == NOT ? "" : name());
    return bending.test(wish, random);
  }

  private static boolean field(Wish wish, Random random, BiPredicate<ObjectNode, String> bending) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(wish.body(), objects);
    if (objects.isEmpty()) {
      return false;
    }
    ObjectNode object = one(objects, random);
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return !names.isEmpty() && bending.test(object, one(names, random));
  }

  private static void collect(@Nullable JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    if (node != null) {
      node.forEach(child -> collect(child, objects));
    }
  }

  private static boolean anotherType(ObjectNode object, String name) {
    boolean wasText = object.get(name).isTextual();
    return (wasText ? object.put(name, 7) : object.put(name, "seven")) != null;
  }

  private static boolean number(ObjectNode object, String name, String literal) {
    if (!object.path(name).isNumber()) {
      return false;
    }
    object.set(name, DecimalNode.valueOf(new BigDecimal(literal)));
    return true;
  }

  private static boolean body(Wish wish, UnaryOperator<String> bending) {
    JsonNode body = wish.body();
    if (body == null) {
      return false;
    }
    wish.text(bending.apply(body.toString()));
    return true;
  }

  private static boolean header(Wish wish, String name, String value) {
    return wish.headers().replace(name, value) != null;
  }

  private static boolean parameter(
      Wish wish, Random random, BiPredicate<Map<String, String>, String> bending) {
    List<String> names = List.copyOf(wish.query().keySet());
    return !names.isEmpty() && bending.test(wish.query(), one(names, random));
  }

  /** A code that nobody has offered leads to nothing too. */
  private static boolean toNothing(Wish wish, Random random) {
    if (wish.body() instanceof ObjectNode body && wish.operation().name().equals("POST /tokens")) {
      body.put("pairingCode", "nothing");
      return true;
    }
    wish.path().replaceAll((name, value) -> isToken(name) ? value : NOTHING);
    return !wish.path().keySet().stream().allMatch(Bend::isToken);
  }

  /** A token in a path says who asks, and not what for. */
  private static boolean isToken(String variable) {
    return variable.equals("token");
  }

  private static boolean signed(Wish wish, String how) {
    wish.signing(how);
    return wish.operation().isSigned();
  }

  private static <T> T one(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
