package org.openpayouts.payoutapi.intake;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks whether a request whose content is refused today has made something before, or another one
 * under its key: whoever repeats it must not take that for refused too.
 */
@Component
class RefusedRepeats {
  private final RequestDigests digests;
  private final IdempotencyKeys keys;
  private final FirstRequests earlier;
  private final DecisionGate gate;
  private final TransactionOperations transactions;
  private final Duration repeatWindow;
  private final Clock clock;

  RefusedRepeats(
      RequestDigests digests,
      IdempotencyKeys keys,
      FirstRequests earlier,
      DecisionGate gate,
      TransactionOperations transactions,
      IntakeSettings settings,
      Clock clock) {
    this.digests = digests;
    this.keys = keys;
    this.earlier = earlier;
    this.gate = gate;
    this.transactions = transactions;
    this.repeatWindow = settings.repeatWindow();
    this.clock = clock;
  }

  /**
   * How it is answered; empty where nothing was made before.
   *
   * @throws DecisionGate.Closed if what was made may have been forgotten
   */
  Optional<IntakeOutcome> find(Caller caller, Intake.Request request, Intake.Refused refused) {
    RequestDigest digest = RequestDigest.of(caller.merchantId(), request.signed());
    return requireNonNull(
        transactions.execute(_ -> {
          gate.requireOpen();
          return ofRequest(caller, digest, refused)
              .or(() ->
                  request
                      .idempotencyKey()
                      .flatMap(key -> keys.holder(caller.merchantId(), key))
                      .map(holder -> ofKey(caller, digest, holder, refused)));
        }));
  }

  private Optional<IntakeOutcome> ofRequest(
      Caller caller, RequestDigest digest, Intake.Refused refused) {
    return digests
        .held(digest)
        .map(held ->
            Repeat.ofRequest(
                earlier.made(held.payoutId(), refused.failed()), held.now(), repeatWindow))
        .filter(outcome ->
            !(outcome instanceof IntakeOutcome.TooLate && caller.policy().acceptLateRepeats()));
  }

  /**
   * As when the content is not refused ({@link IntakeLedger}): with the same content its digest
   * stands for that payout from now on. Where the same bytes are being accepted without the key at
   * this moment, what they make stands.
   */
  private IntakeOutcome ofKey(
      Caller caller, RequestDigest digest, PayoutId holder, Intake.Refused refused) {
    Made first = earlier.made(holder, refused.failed());
    LocalDate today = LocalDate.now(clock);
    IntakeOutcome outcome = Repeat.ofKey(first, refused.content(), today);
    boolean isAnothers = refused.content().repeats(first, today) && !digests.adopt(digest, holder);
    return isAnothers ? ofRequest(caller, digest, refused).orElse(outcome) : outcome;
  }
}
