package org.openpayouts.bench.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Verifies and answers with what was asked for: all that an intake costs but storing. */
@RestController
class EchoController {
  private final Verification verification;

  EchoController(Verification verification) {
    this.verification = verification;
  }

  @PostMapping("/echo/payouts")
  ResponseEntity<Object> echo(HttpServletRequest http) throws IOException {
    return verification.answer(http, wish -> wish);
  }

  @GetMapping("/")
  String here() {
    return "here";
  }
}
