package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.json.StrictJson;
import org.openpayouts.payoutapi.payout.FieldProblem;

/** Reads the parameters of a query, and keeps what is wrong with them. */
final class QueryReader {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_OFFSET = 1_000_000;

  private final HttpServletRequest http;
  private final List<FieldProblem> problems = new ArrayList<>();

  QueryReader(HttpServletRequest http) {
    this.http = http;
  }

  /** Empty where the parameter is not there, or nothing is in it. */
  Optional<String> param(String name) {
    String value = http.getParameter(name);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    if (!StrictJson.isStorable(value)) {
      refuse(name, name + " holds a character that no text has.");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  int limit() {
    return number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
  }

  int offset() {
    return number("offset", 0, MAX_OFFSET, 0);
  }

  void refuse(String name, String sentence) {
    problems.add(FieldProblem.invalid(name, sentence));
  }

  /**
   * Ends the request if anything was wrong.
   *
   * @throws RefusedException with every problem
   */
  void requireNoProblem() {
    if (!problems.isEmpty()) {
      throw Refusal.fields(problems).exception();
    }
  }

  private int number(String name, int min, int max, int fallback) {
    Optional<String> text = param(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // refused below
    }
    refuse(name, "%s must be a number from %d to %d.".formatted(name, min, max));
    return fallback;
  }
}
