package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import org.openpayouts.payoutapi.rate.PriceList;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What currencies cost in each other, for anybody. */
@RestController
class RateController {
  private static final Currency USUAL_BASE = Currencies.of("BTC");

  private final Gate gate;
  private final PriceList prices;

  RateController(Gate gate, PriceList prices) {
    this.gate = gate;
    this.prices = prices;
  }

  @Unsigned
  @GetMapping("/rates")
  ResponseEntity<byte[]> rates(HttpServletRequest http) {
    gate.admitAnybody(http);
    return list(USUAL_BASE);
  }

  /** The Node client doubles the slash where it asks for no particular currency. */
  @Unsigned
  @GetMapping({"/rates/{base}", "/rates//{base}"})
  ResponseEntity<byte[]> ratesOf(@PathVariable String base, HttpServletRequest http) {
    gate.admitAnybody(http);
    return list(Answers.currency(base));
  }

  @Unsigned
  @GetMapping("/rates/{base}/{quote}")
  ResponseEntity<byte[]> rate(
      @PathVariable String base, @PathVariable String quote, HttpServletRequest http) {
    gate.admitAnybody(http);
    Currency one = Answers.currency(base);
    Currency other = Answers.currency(quote);
    return prices
        .of(one, other)
        .map(price -> Answers.ok(new Bodies.Data(PriceBody.of(price))))
        .orElseThrow(() ->
            Refusal.notFound("No rate of %s in %s is known".formatted(one.code(), other.code()))
                .exception());
  }

  private ResponseEntity<byte[]> list(Currency base) {
    return Answers.ok(new Bodies.Data(prices.of(base).stream().map(PriceBody::of).toList()));
  }
}
