package org.openpayouts.bench.naive;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NaiveController {
  private final NaivePayouts payouts;

  NaiveController(NaivePayouts payouts) {
    this.payouts = payouts;
  }

  record Wish(BigDecimal amount, String recipientId) {}

  @PostMapping("/payouts")
  Map<String, Object> create(@RequestBody Wish wish) {
    NaivePayout made = payouts.save(new NaivePayout(wish.amount(), wish.recipientId()));
    return Map.of("id", made.id(), "status", made.status());
  }

  @GetMapping("/")
  String answer() {
    return "here";
  }
}
