package org.openpayouts.payoutapi.bitpay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.payout.PayoutForm;

/**
 * Reads the body of a create request. What has the wrong type becomes a problem of its field;
 * unknown fields are let through, since client libraries send some. An empty text is an absent one.
 */
final class FormReader {
  private final JsonValue.Object body;
  private final List<FieldProblem> problems = new ArrayList<>();

  private FormReader(JsonValue.Object body) {
    this.body = body;
  }

  /** A form and what is wrong with the types of its fields. */
  record Reading(PayoutForm form, List<FieldProblem> problems) {
    Reading {
      problems = List.copyOf(problems);
    }
  }

  static Reading read(JsonValue.Object body) {
    var reader = new FormReader(body);
    return new Reading(reader.form(), reader.problems);
  }

  private PayoutForm form() {
    return new PayoutForm(
        numeral("amount"),
        text("currency"),
        text("ledgerCurrency"),
        text("recipientId"),
        text("email"),
        text("shopperId"),
        text("reference"),
        text("label"),
        text("notificationURL"),
        text("notificationEmail"),
        text("effectiveDate"),
        flag("ignoreEmails"));
  }

  private @Nullable String text(String field) {
    JsonValue value = body.get(field);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonValue.Text(String text)) {
      return text.isBlank() ? null : text;
    }
    problems.add(FieldProblem.invalid(field, field + " must be a string."));
    return null;
  }

  private @Nullable String numeral(String field) {
    JsonValue value = body.get(field);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonValue.Numeral(String literal)) {
      return literal;
    }
    problems.add(FieldProblem.invalid(field, field + " must be a number."));
    return null;
  }

  private boolean flag(String field) {
    JsonValue value = body.get(field);
    if (value instanceof JsonValue.Flag(boolean flag)) {
      return flag;
    }
    if (value != null) {
      problems.add(FieldProblem.invalid(field, field + " must be true or false."));
    }
    return false;
  }
}
