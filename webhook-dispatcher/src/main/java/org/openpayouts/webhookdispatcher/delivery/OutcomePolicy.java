package org.openpayouts.webhookdispatcher.delivery;

import java.time.Duration;
import java.time.Instant;
import org.openpayouts.webhookdispatcher.deadletter.FailureCategory;
import org.openpayouts.webhookdispatcher.delivery.Answer.Responded;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silence;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silent;
import org.openpayouts.webhookdispatcher.endpoint.Conduct;
import org.openpayouts.webhookdispatcher.merchant.SuccessRule;

/** Judges answers. A pure function: clock and chance come in as arguments. */
final class OutcomePolicy {

  private static final int GONE = 410;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final RetrySchedule schedule;
  private final Duration slowDown;

  OutcomePolicy(DeliverySettings settings) {
    this.schedule = new RetrySchedule(settings);
    this.slowDown = settings.slowDown();
  }

  /**
   * The moment and the rule that an answer is judged by.
   *
   * @param attempts attempts made, this one included
   * @param chance between 0 and 1, spreads the next attempt
   */
  record Circumstances(
      SuccessRule rule, int attempts, Instant now, Instant deadline, double chance) {}

  Verdict judge(Answer answer, Circumstances at) {
    return switch (answer) {
      case Responded responded -> judgeResponse(responded, at);
      case Silent silent -> again(at, conductOf(silent.kind()), Duration.ZERO, categoryOf(silent));
    };
  }

  private Verdict judgeResponse(Responded responded, Circumstances at) {
    if (at.rule().accepts(responded.status())) {
      return new Verdict.Delivered();
    }
    var conduct = conductOf(responded.status());
    if (conduct == Conduct.GONE) {
      return new Verdict.Again(at.now(), Conduct.GONE);
    }
    return again(at, conduct, responded.retryAfter(), FailureCategory.ENDPOINT);
  }

  private Verdict again(Circumstances at, Conduct conduct, Duration asked, FailureCategory ifDead) {
    var atLeast = conduct == Conduct.OVERLOADED ? slowDown : Duration.ZERO;
    return schedule
        .next(at.attempts(), at.now(), at.deadline(), asked, atLeast, at.chance())
        .<Verdict>map(next -> new Verdict.Again(next, conduct))
        .orElseGet(() -> new Verdict.Dead(ifDead, conduct));
  }

  private static Conduct conductOf(int status) {
    return switch (status) {
      case GONE -> Conduct.GONE;
      case TOO_MANY_REQUESTS, UNAVAILABLE -> Conduct.OVERLOADED;
      default -> Conduct.FAILED;
    };
  }

  private static Conduct conductOf(Silence kind) {
    return switch (kind) {
      case TIMEOUT -> Conduct.OVERLOADED;
      case UNREACHABLE, TLS_REFUSED, CONNECTION_LOST, ADDRESS_REFUSED -> Conduct.FAILED;
      case HOST_UNKNOWN, INTERNAL -> Conduct.UNKNOWN;
    };
  }

  private static FailureCategory categoryOf(Silent silent) {
    return switch (silent.kind()) {
      case ADDRESS_REFUSED -> FailureCategory.CONTRACT;
      case INTERNAL -> FailureCategory.INTERNAL;
      case TIMEOUT, UNREACHABLE, TLS_REFUSED, CONNECTION_LOST, HOST_UNKNOWN ->
          FailureCategory.ENDPOINT;
    };
  }
}
