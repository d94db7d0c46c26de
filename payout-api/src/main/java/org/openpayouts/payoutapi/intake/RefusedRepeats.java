package org.openpayouts.payoutapi.intake;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.schemas.id.Base58Id;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks whether a request whose content is refused today has made something before, or another one
 * under its key: whoever repeats it must not take that for refused too.
 */
@Component
class RefusedRepeats {
  private static final PayoutId NOBODYS = new PayoutId(Base58Id.encode(new UUID(0, 0)));

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
    Asked asked =
        new Asked(
            caller,
            RequestDigest.of(caller.merchantId(), request.signed()),
            request.idempotencyKey(),
            refused);
    return made(asked).or(() -> hasTwin(asked) ? made(asked) : Optional.empty());
  }

  private record Asked(
      Caller caller, RequestDigest digest, Optional<IdempotencyKey> key, Intake.Refused refused) {}

  private Optional<IntakeOutcome> made(Asked asked) {
    return requireNonNull(
        transactions.execute(_ -> {
          gate.requireOpen();
          return ofRequest(asked)
              .or(() ->
                  asked
                      .key()
                      .flatMap(key -> keys.holder(asked.caller().merchantId(), key))
                      .map(holder -> ofKey(asked, holder)));
        }));
  }

  /**
   * Whether the same bytes, or others under the key, were accepted since we looked; waits for those
   * that are being accepted. It claims what they claim, in their order, and keeps nothing.
   */
  private boolean hasTwin(Asked asked) {
    MerchantId merchant = asked.caller().merchantId();
    return requireNonNull(
        transactions.execute(status -> {
          status.setRollbackOnly();
          return !digests.adopt(asked.digest(), NOBODYS)
              || asked.key().isPresent() && !keys.claim(merchant, asked.key().get(), NOBODYS);
        }));
  }

  /** Where late repeats are accepted, an old one is a request of its own, whatever it made. */
  private Optional<IntakeOutcome> ofRequest(Asked asked) {
    return digests
        .held(asked.digest())
        .filter(held ->
            !asked.caller().policy().acceptLateRepeats()
                || !held.now().isAfter(held.requestedAt().plus(repeatWindow)))
        .map(held ->
            Repeat.ofRequest(
                earlier.made(held.payoutId(), asked.refused().failed()), held.now(), repeatWindow));
  }

  /**
   * As when the content is not refused ({@link IntakeLedger}): with the same content its digest
   * stands for that payout from now on. Where the same bytes are being accepted without the key at
   * this moment, what they make stands.
   */
  private IntakeOutcome ofKey(Asked asked, PayoutId holder) {
    Intake.Refused refused = asked.refused();
    Made first = earlier.made(holder, refused.failed());
    LocalDate today = LocalDate.now(clock);
    IntakeOutcome outcome = Repeat.ofKey(first, refused.content(), today);
    boolean isAnothers =
        refused.content().repeats(first, today) && !digests.adopt(asked.digest(), holder);
    return isAnothers ? ofRequest(asked).orElse(outcome) : outcome;
  }
}
