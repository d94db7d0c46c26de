package org.openpayouts.payoutapi.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.GroupId;
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
  private final RefusedRepeats refusedRepeats;
  private final IntentKey requestKey;
  private final IdSource ids;
  private final MeterRegistry meters;

  Intake(
      IntakeQueue queue,
      RefusedRepeats refusedRepeats,
      @Qualifier("requestKey") IntentKey requestKey,
      IdSource ids,
      MeterRegistry meters) {
    this.queue = queue;
    this.refusedRepeats = refusedRepeats;
    this.requestKey = requestKey;
    this.ids = ids;
    this.meters = meters;
  }

  /** What a caller signed, and how it is told apart from others. */
  public record Request(
      Verdict.Signed signed, String traceparent, Optional<IdempotencyKey> idempotencyKey) {}

  /**
   * What of a request is refused today: all of it.
   *
   * @param failed the group's instructions; empty for a single payout
   */
  public record Refused(Content content, List<FailedInstruction> failed) {
    public Refused {
      failed = List.copyOf(failed);
    }
  }

  /** Stores and publishes the payout, unless the request repeats an earlier one. */
  public IntakeOutcome accept(Caller caller, Draft draft, Request request)
      throws InterruptedException {
    return submit(candidate(caller, List.of(draft), null, request));
  }

  /**
   * Stores and publishes the payouts of a group together, unless the request repeats an earlier
   * one.
   *
   * @param drafts at least one, in the order of the instructions
   * @param refused what the others ask for, as far as only today's circumstances are against it
   * @param failed the group's other instructions
   */
  public IntakeOutcome acceptGroup(
      Caller caller,
      List<Draft> drafts,
      List<Draft> refused,
      List<FailedInstruction> failed,
      Request request)
      throws InterruptedException {
    var group = new Candidate.Group(new GroupId(ids.nextId()), refused, failed);
    return submit(candidate(caller, drafts, group, request));
  }

  /**
   * What a request is answered with whose content is refused today, but which has made something
   * before, or another one under its key; empty where nothing was made.
   *
   * @throws DecisionGate.Closed if what was made may have been forgotten
   */
  public Optional<IntakeOutcome> repeat(Caller caller, Refused refused, Request request) {
    Optional<IntakeOutcome> outcome = refusedRepeats.find(caller, request, refused);
    outcome.ifPresent(this::count);
    return outcome;
  }

  /** Ids ascend, so payouts of one instant are funded in the order in which they are asked for. */
  private Candidate candidate(
      Caller caller, List<Draft> drafts, Candidate.@Nullable Group group, Request request) {
    return new Candidate(
        drafts.stream().map(draft -> order(caller, draft)).toList(),
        group,
        caller.merchantId(),
        caller.tokenId(),
        RequestDigest.of(caller.merchantId(), request.signed()),
        request.traceparent(),
        caller.policy().acceptLateRepeats(),
        request.idempotencyKey());
  }

  private Candidate.Order order(Caller caller, Draft draft) {
    var id = new PayoutId(ids.nextId());
    return new Candidate.Order(id, draft, mac(id, caller, draft), ids.nextUuid());
  }

  private IntakeOutcome submit(Candidate candidate) throws InterruptedException {
    IntakeOutcome outcome = queue.submit(candidate);
    count(outcome);
    return outcome;
  }

  private void count(IntakeOutcome outcome) {
    meters
        .counter(
            "payouts.intake.outcomes",
            "outcome",
            outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .increment();
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
