package org.openpayouts.payoutapi.bitpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.payout.NotificationUrls;
import org.openpayouts.payoutapi.payout.TextForms;

/**
 * Reads texts of one object of a body, and keeps what is wrong with each. Fields that nobody asks
 * for are let through, since client libraries send some. An empty text is an absent one.
 */
final class FieldReader {
  private final JsonValue.Object object;
  private final String prefix;
  private final List<FieldProblem> problems = new ArrayList<>();

  /**
   * Reads an object.
   *
   * @param prefix before the name of a field where a problem names it, for example {@code
   *     recipients[0].}
   */
  FieldReader(JsonValue.Object object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  List<FieldProblem> problems() {
    return List.copyOf(problems);
  }

  @Nullable String text(String field, int maxLength) {
    return optional(field)
        .filter(text -> {
          boolean fits = text.codePointCount(0, text.length()) <= maxLength;
          if (!fits) {
            refuse(field, "must have at most %d characters.".formatted(maxLength));
          }
          return fits;
        })
        .orElse(null);
  }

  @Nullable String email(String field) {
    return optional(field)
        .filter(text -> {
          boolean isEmail = TextForms.isEmail(text);
          if (!isEmail) {
            refuse(field, "must be an e-mail address.");
          }
          return isEmail;
        })
        .orElse(null);
  }

  /** As {@link #email}; that it is not there is a problem too. */
  String requiredEmail(String field) {
    String email = email(field);
    if (email == null) {
      requireProblem(field);
    }
    return email == null ? "" : email;
  }

  @Nullable String url(String field, NotificationUrls allowed) {
    Optional<String> text = optional(field);
    Optional<String> url = text.flatMap(allowed::read);
    if (text.isPresent() && url.isEmpty()) {
      refuse(field, "must be " + allowed.expectation() + ".");
    }
    return url.orElse(null);
  }

  /** An object, to be read by a reader of its own. */
  Optional<JsonValue.Object> object(String field) {
    JsonValue value = object.get(field);
    if (value == null || value instanceof JsonValue.Object) {
      return Optional.ofNullable((JsonValue.Object) value);
    }
    refuse(field, "must be an object.");
    return Optional.empty();
  }

  /** The text of a field that must be there; empty where it is not. */
  String required(String field, int maxLength) {
    String text = text(field, maxLength);
    if (text == null) {
      requireProblem(field);
    }
    return text == null ? "" : text;
  }

  void refuse(String field, String expectation) {
    problems.add(FieldProblem.invalid(prefix + field, prefix + field + " " + expectation));
  }

  private void requireProblem(String field) {
    if (problems.stream().noneMatch(one -> one.field().equals(prefix + field))) {
      problems.add(FieldProblem.missing(prefix + field));
    }
  }

  private Optional<String> optional(String field) {
    JsonValue value = object.get(field);
    if (value != null && !(value instanceof JsonValue.Text)) {
      refuse(field, "must be a string.");
    }
    return object.text(field);
  }
}
