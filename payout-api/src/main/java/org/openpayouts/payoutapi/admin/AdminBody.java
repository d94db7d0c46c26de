package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.amount.Decimals;
import org.openpayouts.payoutapi.json.BoundedBody;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.json.MalformedJson;
import org.openpayouts.payoutapi.json.StrictJson;
import org.openpayouts.payoutapi.payout.NotificationUrls;
import org.openpayouts.payoutapi.reserve.DepositDesk;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The body of an operator's request, read field by field. */
final class AdminBody {
  private static final int LIMIT_BYTES = 64 * 1024;
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int MAX_TEXT = 2_000;

  private final JsonValue.Object json;

  private AdminBody(JsonValue.Object json) {
    this.json = json;
  }

  static AdminBody read(HttpServletRequest http) {
    try {
      return new AdminBody(StrictJson.object(bytes(http, LIMIT_BYTES, "64 KiB")));
    } catch (MalformedJson malformed) {
      throw new BadRequest(String.valueOf(malformed.getMessage()));
    }
  }

  /** A body that is no JSON. */
  static byte[] bytes(HttpServletRequest http, int limitBytes, String limit) {
    try {
      return BoundedBody.read(http, limitBytes, WITHIN)
          .orElseThrow(() -> new BadRequest("the body is larger than " + limit));
    } catch (BoundedBody.TooSlow late) {
      throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "", late);
    } catch (IOException brokenBody) {
      throw new BadRequest("the body could not be read");
    }
  }

  /** The same for an object inside this one. */
  Optional<AdminBody> object(String field) {
    return switch (json.get(field)) {
      case null -> Optional.empty();
      case JsonValue.Object object -> Optional.of(new AdminBody(object));
      default -> throw new BadRequest(field + " must be an object");
    };
  }

  String text(String field) {
    return optionalText(field).orElseThrow(() -> new BadRequest(field + " is missing"));
  }

  @Nullable String textOrNull(String field) {
    return optionalText(field).orElse(null);
  }

  Optional<String> optionalText(String field) {
    JsonValue value = json.get(field);
    if (value != null && !(value instanceof JsonValue.Text)) {
      throw new BadRequest(field + " must be a string");
    }
    Optional<String> text = json.text(field);
    if (text.isPresent() && text.get().length() > MAX_TEXT) {
      throw new BadRequest(field + " is too long");
    }
    return text;
  }

  /** A URL that webhooks may be sent to. */
  @Nullable String url(String field, NotificationUrls allowed) {
    return optionalText(field)
        .map(text ->
            allowed
                .read(text)
                .orElseThrow(() -> new BadRequest(field + " must be " + allowed.expectation())))
        .orElse(null);
  }

  Currency currency(String field) {
    return Currencies.find(text(field))
        .orElseThrow(() ->
            new BadRequest(field + " must be one of " + String.join(", ", Currencies.codes())));
  }

  /** A positive number, exact. */
  BigDecimal positive(String field) {
    return Decimals.parse(text(field))
        .filter(number -> number.signum() > 0 && number.scale() <= DepositDesk.MAX_DECIMALS)
        .orElseThrow(() ->
            new BadRequest(
                field
                    + " must be a positive decimal number as a string, with at most 30 decimals"));
  }

  /** A positive amount, exact. */
  BigDecimal amount(String field, Currency currency) {
    BigDecimal amount = positive(field);
    if (!DepositDesk.isPlausible(amount, currency)) {
      throw new BadRequest(field + " must be positive and at most 10^17 ledger units");
    }
    return amount;
  }

  /** A text that names something for ever. */
  String name(String field) {
    return pathText(text(field), field);
  }

  int wholeNumber(String field) {
    if (json.get(field) instanceof JsonValue.Numeral(String literal)
        && literal.matches("[0-9]{1,9}")) {
      return Integer.parseInt(literal);
    }
    throw new BadRequest(field + " must be a whole number");
  }

  JsonValue.Object json() {
    return json;
  }

  /** A text of the path that a database can hold. */
  static String pathText(String text, String name) {
    if (text.isBlank() || text.length() > 255 || !StrictJson.isStorable(text)) {
      throw new BadRequest(name + " must have 1 to 255 characters");
    }
    return text;
  }
}
