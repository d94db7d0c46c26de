package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import org.openpayouts.schemas.currency.Currencies;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The currencies that ledgers count in, for anybody. */
@RestController
class CurrencyController {
  private final Gate gate;

  CurrencyController(Gate gate) {
    this.gate = gate;
  }

  @Unsigned
  @GetMapping("/currencies")
  ResponseEntity<byte[]> currencies(HttpServletRequest http) {
    gate.admitAnybody(http);
    return Answers.ok(new Bodies.Data(Currencies.all().stream().map(CurrencyBody::of).toList()));
  }
}
