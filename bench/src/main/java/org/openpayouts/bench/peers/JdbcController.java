package org.openpayouts.bench.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Two rows by one statement, committed by itself: the least that a row for each request costs. */
@RestController
class JdbcController {
  private final Verification verification;
  private final JdbcClient jdbc;
  private final JsonMapper json;

  JdbcController(Verification verification, JdbcClient jdbc, JsonMapper json) {
    this.verification = verification;
    this.jdbc = jdbc;
    this.json = json;
  }

  @PostMapping("/jdbc/payouts")
  ResponseEntity<Object> create(HttpServletRequest http) throws IOException {
    return verification.answer(http, this::store);
  }

  private Object store(Wish wish) {
    String id =
        jdbc.sql(PeerTables.INSERT)
            .param("merchant", wish.recipientId())
            .param("token", wish.recipientId())
            .param("recipient", wish.recipientId())
            .param("amount", wish.amount())
            .param("reference", wish.reference())
            .param("label", wish.label())
            .param("fact", json.writeValueAsString(wish))
            .query(String.class)
            .single();
    return Map.of("id", id, "status", "new", "wish", wish);
  }
}
