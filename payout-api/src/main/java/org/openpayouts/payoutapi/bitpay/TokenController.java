package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.merchant.KeyRing;
import org.openpayouts.payoutapi.pairing.PairingDesk;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Sin;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** How clients come by tokens, and say which of their keys may use them. */
@RestController
class TokenController {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Gate gate;
  private final PairingDesk desk;
  private final KeyRing keys;

  TokenController(Gate gate, PairingDesk desk, KeyRing keys) {
    this.gate = gate;
    this.desk = desk;
    this.keys = keys;
  }

  /** Client libraries insist on exactly one token in the answer. */
  @Unsigned
  @PostMapping("/tokens")
  ResponseEntity<byte[]> pair(HttpServletRequest http) {
    TokenBody token =
        switch (PairingReader.wish(gate.admitAnybodysBody(http))) {
          case PairingReader.Wish.Ask(var sin, var facade, var label) ->
              TokenBody.inactive(desk.ask(sin, facade, label));
          case PairingReader.Wish.Take(var sin, var code) -> taken(desk.take(sin, code), sin);
        };
    return Answers.ok(new Bodies.Data(List.of(token)));
  }

  @WithoutToken
  @GetMapping("/tokens")
  ResponseEntity<byte[]> tokens(HttpServletRequest http) {
    PublicKey key = gate.admitKey(http);
    return Answers.ok(
        new Bodies.Data(
            keys.heldBy(key).stream()
                .map(token -> Map.of(token.facade().word(), token.text()))
                .toList()));
  }

  @GetMapping("/tokens/{token}/sins")
  ResponseEntity<byte[]> keys(@PathVariable String token, HttpServletRequest http) {
    return keysOf(gate.admitPath(http, token));
  }

  @PostMapping("/tokens/{token}/sins")
  ResponseEntity<byte[]> link(@PathVariable String token, HttpServletRequest http) {
    Gate.WithBody request = gate.admitPathBody(http, token);
    Sin sin = PairingReader.newKey(request.body());
    refusal(keys.link(request.caller(), sin)).ifPresent(TokenController::refuse);
    return keysOf(request.caller());
  }

  @DeleteMapping("/tokens/{token}/sins/{sin}")
  ResponseEntity<byte[]> unlink(
      @PathVariable String token, @PathVariable String sin, HttpServletRequest http) {
    Caller caller = gate.admitPath(http, token);
    Sin known = Sin.parse(sin).orElseThrow(() -> Refusal.notFound().exception());
    refusal(keys.unlink(caller, known)).ifPresent(TokenController::refuse);
    return Answers.ok(Bodies.Done.DONE);
  }

  private ResponseEntity<byte[]> keysOf(Caller caller) {
    return Answers.ok(
        new Bodies.Data(
            keys.keys(caller).stream()
                .map(key -> TokenBody.Key.of(key.sin(), key.linkedAt()))
                .toList()));
  }

  private static TokenBody taken(PairingDesk.Outcome outcome, Sin sin) {
    return switch (outcome) {
      case PairingDesk.Outcome.Paired(var pairing, var text) ->
          TokenBody.active(pairing, text, sin);
      case PairingDesk.Outcome.TooManyTries() ->
          throw new Refusal(
                  429,
                  ErrorCode.INVALID,
                  "Too many pairing codes were wrong; ask for one that is made for your key",
                  List.of(),
                  Optional.of(AN_HOUR))
              .exception();
      case PairingDesk.Outcome.NoSuchCode(),
          PairingDesk.Outcome.OtherKey(_),
          PairingDesk.Outcome.Given(),
          PairingDesk.Outcome.NoMerchant() ->
          throw Refusal.notFound("There is no such pairing code, or it has expired").exception();
    };
  }

  private static Optional<Refusal> refusal(KeyRing.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Optional.empty();
      case WAS_UNLINKED ->
          conflict("This key was unlinked from the token before; link a key of its own");
      case LAST_KEY -> conflict("The last key of a token cannot be unlinked; link another first");
      case ANOTHERS -> conflict("The key is in use by another merchant");
      case TOO_MANY -> conflict("The token has as many keys as it may have; unlink one first");
      case NO_SUCH_KEY -> Optional.of(Refusal.notFound("This key is not linked to the token"));
      case NOT_ALLOWED ->
          Optional.of(
              Refusal.unauthorized(
                  "Unauthorized sin: the token is not approved for the key of X-Identity"));
    };
  }

  private static Optional<Refusal> conflict(String text) {
    return Optional.of(Refusal.of(409, ErrorCode.INVALID, text));
  }

  private static void refuse(Refusal refusal) {
    throw refusal.exception();
  }
}
