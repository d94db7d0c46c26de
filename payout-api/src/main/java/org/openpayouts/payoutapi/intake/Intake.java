package org.openpayouts.payoutapi.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.payoutapi.signature.Verdict;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Takes payouts in. */
@Service
public class Intake {
  private final IntakeQueue queue;
  private final IntentKey requestKey;
  private final IdSource ids;
  private final MeterRegistry meters;

  Intake(
      IntakeQueue queue,
      @Qualifier("requestKey") IntentKey requestKey,
      IdSource ids,
      MeterRegistry meters) {
    this.queue = queue;
    this.requestKey = requestKey;
    this.ids = ids;
    this.meters = meters;
  }

  /** What a caller signed, and how it is told apart from others. */
  public record Request(
      Verdict.Signed signed, String traceparent, Optional<IdempotencyKey> idempotencyKey) {}

  /** Stores and publishes the payout, unless the request repeats an earlier one. */
  public IntakeOutcome accept(Caller caller, Draft draft, Request request)
      throws InterruptedException {
    var id = new PayoutId(ids.nextId());
    var candidate =
        new Candidate(
            id,
            caller.merchantId(),
            caller.tokenId(),
            draft,
            mac(id, caller, draft),
            RequestDigest.of(caller.merchantId(), request.signed()),
            request.traceparent(),
            ids.nextUuid(),
            caller.policy().acceptLateRepeats(),
            request.idempotencyKey());
    IntakeOutcome outcome = queue.submit(candidate);
    meters
        .counter(
            "payouts.intake.outcomes",
            "outcome",
            outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .increment();
    return outcome;
  }

  private Mac mac(PayoutId id, Caller caller, Draft draft) {
    return requestKey.mac(
        new PaymentIntent.Request(
            id.value(),
            caller.merchantId().value(),
            draft.payee().recipientId().value(),
            draft.terms().amountText(),
            draft.terms().currency().code(),
            draft.terms().ledgerCurrency().code()));
  }
}
