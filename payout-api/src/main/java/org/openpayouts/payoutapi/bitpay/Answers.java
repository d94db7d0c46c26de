package org.openpayouts.payoutapi.bitpay;

import java.util.Locale;
import java.util.Optional;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What endpoints about money have in common. */
final class Answers {
  private static final int LONGEST_CODE = 8;

  private Answers() {}

  static ResponseEntity<byte[]> ok(Bodies body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(BodyJson.bytes(body));
  }

  /**
   * The currency of a path, in capitals or not.
   *
   * @throws RefusedException if there is none
   */
  static Currency currency(String code) {
    return Optional.of(code)
        .filter(text -> text.length() <= LONGEST_CODE)
        .map(text -> text.toUpperCase(Locale.ROOT))
        .flatMap(Currencies::find)
        .orElseThrow(() ->
            Refusal.notFound(
                    code.matches("[A-Za-z0-9]{1,%d}".formatted(LONGEST_CODE))
                        ? "Unknown currency " + code
                        : "Unknown currency")
                .exception());
  }
}
