package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.pairing.Pairing;
import org.openpayouts.payoutapi.pairing.PairingDesk;
import org.openpayouts.payoutapi.signature.Sin;

/** A token as the API shows it to whoever asks for one; instants are in milliseconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "policies",
  "token",
  "facade",
  "label",
  "dateCreated",
  "pairingExpiration",
  "pairingCode"
})
record TokenBody(
    List<Policy> policies,
    String token,
    String facade,
    @Nullable String label,
    long dateCreated,
    @Nullable Long pairingExpiration,
    @Nullable String pairingCode) {

  /** Who may use a token. */
  @JsonPropertyOrder({"policy", "method", "params"})
  record Policy(String policy, String method, List<String> params) {
    static Policy of(String method, Sin sin) {
      return new Policy("id", method, List.of(sin.value()));
    }
  }

  /** One that opens nothing before an operator has approved its code. */
  static TokenBody inactive(PairingDesk.Coded asked) {
    Pairing pairing = asked.pairing();
    return new TokenBody(
        List.of(Policy.of("inactive", pairing.sin().orElseThrow())),
        asked.tokenText(),
        pairing.facade().word(),
        pairing.label(),
        pairing.createdAt().toEpochMilli(),
        pairing.expiresAt().toEpochMilli(),
        asked.code());
  }

  /** One that its key may use. */
  static TokenBody active(Pairing pairing, String text, Sin sin) {
    return new TokenBody(
        List.of(Policy.of("requireSin", sin)),
        text,
        pairing.facade().word(),
        pairing.label(),
        pairing.createdAt().toEpochMilli(),
        null,
        null);
  }

  /** A key that may use a token. */
  @JsonPropertyOrder({"sin", "dateCreated"})
  record Key(String sin, long dateCreated) {
    static Key of(Sin sin, Instant linkedAt) {
      return new Key(sin.value(), linkedAt.toEpochMilli());
    }
  }
}
