package org.openpayouts.bench.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openpayouts.payoutapi.signature.Signatures;
import org.openpayouts.payoutapi.signature.SignedRequest;
import org.openpayouts.payoutapi.signature.Verdict;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lets in what is signed, as payout-api does. */
@Component
class Verification {
  /** What clients signed, whichever peer they are sent to. */
  private static final String TARGET = "/payouts";

  private final Signatures signatures;
  private final JsonMapper json;

  Verification(@Value("${bench.public-base-url}") String publicBaseUrl, JsonMapper json) {
    this.signatures = Signatures.under(List.of(publicBaseUrl));
    this.json = json;
  }

  /** The answer of the peer; 401 where the signature does not verify. */
  ResponseEntity<Object> answer(HttpServletRequest http, Function<Wish, Object> peer)
      throws IOException {
    return wish(http)
        .map(wish -> ResponseEntity.ok(peer.apply(wish)))
        .orElseGet(() -> ResponseEntity.status(401).build());
  }

  private Optional<Wish> wish(HttpServletRequest http) throws IOException {
    byte[] body = http.getInputStream().readAllBytes();
    SignedRequest request =
        new SignedRequest(
            TARGET, body, http.getHeader("X-Identity"), http.getHeader("X-Signature"));
    return signatures.verify(request) instanceof Verdict.Signed
        ? Optional.of(json.readValue(body, Wish.class))
        : Optional.empty();
  }
}
