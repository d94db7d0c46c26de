package org.openpayouts.payoutapi.bitpay;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.payout.FieldProblem;

/**
 * An answer that is no success.
 *
 * @param status of HTTP
 * @param problems field by field, where it is about fields
 * @param retryAfter when the same request may succeed
 */
record Refusal(
    int status,
    ErrorCode code,
    String text,
    List<FieldProblem> problems,
    Optional<Duration> retryAfter) {
  private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

  Refusal {
    problems = List.copyOf(problems);
  }

  static Refusal of(int status, ErrorCode code, String text) {
    return new Refusal(status, code, text, List.of(), Optional.empty());
  }

  /** The key is not proven, or the token is not one for it. BitPay answers these without a code. */
  static Refusal unauthorized(String text) {
    return of(401, ErrorCode.UNMAPPED, text);
  }

  static Refusal notFound() {
    return of(404, ErrorCode.NOT_FOUND, "Resource not found");
  }

  /** Says what is not there. */
  static Refusal notFound(String what) {
    return of(404, ErrorCode.NOT_FOUND, what);
  }

  static Refusal invalid(String text) {
    return of(400, ErrorCode.INVALID, text);
  }

  static Refusal missing(String parameter) {
    return of(400, ErrorCode.MISSING, FieldProblem.missing(parameter).text());
  }

  static Refusal fields(List<FieldProblem> problems) {
    boolean onlyMissing = problems.stream().allMatch(FieldProblem::missing);
    String text = String.join(" ", problems.stream().map(FieldProblem::text).toList());
    ErrorCode code = onlyMissing ? ErrorCode.MISSING : ErrorCode.INVALID;
    return new Refusal(400, code, text, problems, Optional.empty());
  }

  static Refusal tryLater(String text) {
    return new Refusal(503, ErrorCode.SERVER, text, List.of(), Optional.of(Duration.ofSeconds(1)));
  }

  static Refusal tooMany(Duration retryAfter) {
    return new Refusal(
        429,
        ErrorCode.UNMAPPED,
        "Too many requests, try again later",
        List.of(),
        Optional.of(retryAfter.plus(ALMOST_A_SECOND).truncatedTo(ChronoUnit.SECONDS)));
  }

  /** What was accepted before is not known here: docs/runbooks/restored-database.md. */
  static Refusal relearning() {
    return new Refusal(
        503,
        ErrorCode.SERVER,
        "what was accepted before is being read back; repeat the same request later,"
            + " it makes no second payout",
        List.of(),
        Optional.of(Duration.ofSeconds(10)));
  }

  RefusedException exception() {
    return new RefusedException(this);
  }
}
