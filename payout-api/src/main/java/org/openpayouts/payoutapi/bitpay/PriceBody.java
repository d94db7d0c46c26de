package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import org.openpayouts.payoutapi.rate.Price;

/** A price as the API shows it. */
@JsonPropertyOrder({"code", "name", "rate"})
record PriceBody(String code, String name, BigDecimal rate) {
  static PriceBody of(Price price) {
    return new PriceBody(price.currency().code(), price.currency().name(), price.rate());
  }
}
