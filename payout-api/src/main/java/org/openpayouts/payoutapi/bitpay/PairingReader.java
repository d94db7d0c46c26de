package org.openpayouts.payoutapi.bitpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.signature.Sin;

/**
 * Reads the body by which a client asks for a token. Other fields are let through: client libraries
 * send a guid and a count, which is always one.
 */
final class PairingReader {
  /** What is shown to operators; no control characters, since they read it in terminals. */
  private static final Pattern LABEL = Pattern.compile("[^\\p{C}]{1,60}");

  private final JsonValue.Object body;
  private final List<FieldProblem> problems = new ArrayList<>();

  private PairingReader(JsonValue.Object body) {
    this.body = body;
  }

  /** What a client asks for: with a code it takes what an operator has offered. */
  sealed interface Wish {
    record Ask(Sin sin, Facade facade, @Nullable String label) implements Wish {}

    record Take(Sin sin, String code) implements Wish {}
  }

  /**
   * What the body asks for.
   *
   * @throws RefusedException naming every field that cannot be read
   */
  static Wish wish(JsonValue.Object body) {
    var reader = new PairingReader(body);
    Optional<Sin> sin = reader.sin("id");
    Optional<String> code = reader.text("pairingCode");
    Optional<Facade> facade = reader.facade();
    Optional<String> label = reader.label();
    if (!reader.problems.isEmpty()) {
      throw Refusal.fields(reader.problems).exception();
    }
    return code.<Wish>map(text -> new Wish.Take(sin.orElseThrow(), text))
        .orElseGet(() -> new Wish.Ask(sin.orElseThrow(), facade.orElseThrow(), label.orElse(null)));
  }

  /**
   * The key that is to be linked to a token.
   *
   * @throws RefusedException if there is none
   */
  static Sin newKey(JsonValue.Object body) {
    var reader = new PairingReader(body);
    Optional<Sin> sin = reader.sin("sin");
    return sin.orElseThrow(() -> Refusal.fields(reader.problems).exception());
  }

  private Optional<Sin> sin(String field) {
    if (body.get(field) == null) {
      problems.add(FieldProblem.missing(field));
      return Optional.empty();
    }
    Optional<Sin> sin = text(field).flatMap(Sin::parse);
    if (sin.isEmpty() && problems.isEmpty()) {
      problems.add(FieldProblem.invalid(field, field + " is no SIN: its checksum is wrong."));
    }
    return sin;
  }

  private Optional<Facade> facade() {
    Optional<String> word = text("facade");
    if (word.isEmpty()) {
      return Optional.of(Facade.POS);
    }
    Optional<Facade> facade = word.flatMap(Facade::parse);
    if (facade.isEmpty()) {
      problems.add(FieldProblem.invalid("facade", "facade must be payout, merchant or pos."));
    }
    return facade;
  }

  private Optional<String> label() {
    Optional<String> label = text("label");
    if (label.filter(text -> !LABEL.matcher(text).matches()).isPresent()) {
      problems.add(
          FieldProblem.invalid(
              "label", "label must have at most 60 characters, none of them a control character."));
    }
    return label;
  }

  /** Empty where there is none, or nothing in it. */
  private Optional<String> text(String field) {
    JsonValue value = body.get(field);
    if (value != null && !(value instanceof JsonValue.Text)) {
      problems.add(FieldProblem.invalid(field, field + " must be a string."));
    }
    return body.text(field);
  }
}
