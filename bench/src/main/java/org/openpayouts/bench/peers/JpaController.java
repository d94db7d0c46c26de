package org.openpayouts.bench.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The usual way: two entities, one transaction for each request. */
@RestController
class JpaController {
  private final Verification verification;
  private final AskedPayouts payouts;
  private final AskedFacts facts;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  JpaController(
      Verification verification,
      AskedPayouts payouts,
      AskedFacts facts,
      PlatformTransactionManager transactions,
      JsonMapper json) {
    this.verification = verification;
    this.payouts = payouts;
    this.facts = facts;
    this.transaction = new TransactionTemplate(transactions);
    this.json = json;
  }

  @PostMapping("/jpa/payouts")
  ResponseEntity<Object> create(HttpServletRequest http) throws IOException {
    return verification.answer(http, this::store);
  }

  private Object store(Wish wish) {
    String body = json.writeValueAsString(wish);
    AskedPayout stored =
        Objects.requireNonNull(
            transaction.execute(status -> {
              AskedPayout payout = payouts.save(new AskedPayout(wish, Clock.systemUTC()));
              facts.save(new AskedFact(payout.id(), body));
              return payout;
            }));
    return Map.of("id", stored.id(), "status", stored.status(), "wish", wish);
  }
}
