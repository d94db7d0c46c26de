package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.openpayouts.payoutapi.intake.IdempotencyKey;
import org.openpayouts.payoutapi.intake.IntakeOutcome;
import org.openpayouts.payoutapi.intake.Made;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How requests are answered that make payouts, one or a group of them. */
final class IntakeAnswers {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";

  private IntakeAnswers() {}

  /** The key that the client chose for this request, if it did. */
  static Optional<IdempotencyKey> key(HttpServletRequest http) {
    String text = http.getHeader(IDEMPOTENCY_KEY);
    try {
      return Optional.ofNullable(text).map(IdempotencyKey::of);
    } catch (IllegalArgumentException unusable) {
      throw Refusal.invalid(String.valueOf(unusable.getMessage())).exception();
    }
  }

  static ResponseEntity<byte[]> of(IntakeOutcome outcome, Function<Made, Bodies> body) {
    return switch (outcome) {
      case IntakeOutcome.Accepted(Made made) -> ok(body.apply(made));
      case IntakeOutcome.Replayed(Made made) ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .header(REPLAYED, "true")
              .body(BodyJson.bytes(body.apply(made)));
      case IntakeOutcome.TooLate(Made first) ->
          throw repeated("This signed request made %s before".formatted(first.name()));
      case IntakeOutcome.Ended(Made first, var status) ->
          throw repeated(
              "This signed request made %s, which is %s".formatted(first.name(), status.word()));
      case IntakeOutcome.KeyReused(Made first) ->
          throw Refusal.of(
                  422,
                  ErrorCode.INVALID,
                  "This Idempotency-Key was used for %s of other content".formatted(first.name()))
              .exception();
      case IntakeOutcome.Busy() ->
          throw Refusal.tryLater("too many requests are waiting, try again").exception();
      case IntakeOutcome.Undecided() ->
          throw Refusal.tryLater(
                  "not stored yet; repeat the same request, it makes no second payout")
              .exception();
      case IntakeOutcome.Relearning() -> throw Refusal.relearning().exception();
      case IntakeOutcome.Defective() ->
          throw Refusal.of(500, ErrorCode.SERVER, "Generic server error").exception();
    };
  }

  static ResponseEntity<byte[]> ok(Bodies body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(BodyJson.bytes(body));
  }

  private static RefusedException repeated(String what) {
    return Refusal.of(
            409,
            ErrorCode.INVALID,
            what + "; to ask for another payout, change what is signed, for example reference")
        .exception();
  }
}
