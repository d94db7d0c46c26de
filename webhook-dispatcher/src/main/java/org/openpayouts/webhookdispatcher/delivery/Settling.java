package org.openpayouts.webhookdispatcher.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.openpayouts.webhookdispatcher.deadletter.DeadLetters;
import org.openpayouts.webhookdispatcher.delivery.OutcomePolicy.Circumstances;
import org.openpayouts.webhookdispatcher.delivery.Settlements.Held;
import org.openpayouts.webhookdispatcher.endpoint.Endpoints;
import org.openpayouts.webhookdispatcher.merchant.SuccessRule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what came of an attempt and lets the next message of the lane go. */
@Service
class Settling {

  private final Lanes lanes;
  private final Deliveries deliveries;
  private final Settlements settlements;
  private final Attempts attempts;
  private final Endpoints endpoints;
  private final DeadLetters deadLetters;
  private final LaneOrder order;
  private final OutcomePolicy policy;
  private final RandomGenerator chance;
  private final DueBell bell;

  Settling(
      Lanes lanes,
      Deliveries deliveries,
      Settlements settlements,
      Attempts attempts,
      Endpoints endpoints,
      DeadLetters deadLetters,
      DeliverySettings settings,
      RandomGenerator chance,
      DueBell bell) {
    this.lanes = lanes;
    this.deliveries = deliveries;
    this.settlements = settlements;
    this.attempts = attempts;
    this.endpoints = endpoints;
    this.deadLetters = deadLetters;
    this.order = new LaneOrder(settings);
    this.policy = new OutcomePolicy(settings);
    this.chance = chance;
    this.bell = bell;
  }

  /** What was made of a result. */
  enum Settled {
    DELIVERED,
    RETRIED,
    DEAD,
    /** The claim had been taken away meanwhile: the attempt is logged and changes nothing. */
    TOO_LATE
  }

  @Transactional
  Settled settle(Claimed claimed, SuccessRule rule, AttemptRecord attempt) {
    var lane = lane(claimed);
    var held = settlements.hold(claimed);
    if (held.isEmpty()) {
      attempts.append(claimed, claimed.attempts() + 1, false, attempt);
      return Settled.TOO_LATE;
    }
    return end(claimed, held.get(), lane, rule, attempt);
  }

  /**
   * Ends a claim that nobody ended. It counts as an attempt: a delivery that kills its worker must
   * not kill the next one a moment later, and the one after that without end.
   */
  @Transactional
  Settled giveUp(Claimed lost, AttemptRecord attempt) {
    var lane = lane(lost);
    return settlements
        .hold(lost)
        .map(held -> end(lost, held, lane, SuccessRule.EXACTLY_200, attempt))
        .orElse(Settled.TOO_LATE);
  }

  private Lane lane(Claimed claimed) {
    return Objects.requireNonNull(lanes.lock(Set.of(claimed.subjectId())).get(claimed.subjectId()));
  }

  private Settled end(
      Claimed claimed, Held held, Lane lane, SuccessRule rule, AttemptRecord attempt) {
    var number = held.attempts() + 1;
    var now = deliveries.now();
    var verdict =
        policy.judge(
            attempt.answer(),
            new Circumstances(rule, number, now, held.deadline(), chance.nextDouble()));
    settlements.end(claimed, verdict, attempt);
    attempts.append(claimed, number, true, attempt);
    var settled = conclude(claimed, verdict, held.sequence(), lane);
    letNextGo(claimed, verdict, lane, now);
    bell.ringAfterCommit();
    return settled;
  }

  private Settled conclude(Claimed claimed, Verdict verdict, long sequence, Lane lane) {
    return switch (verdict) {
      case Verdict.Delivered() -> {
        lane.delivered(sequence);
        lanes.save(List.of(lane));
        settlements.withoutTheDisk();
        yield Settled.DELIVERED;
      }
      case Verdict.Again _ -> Settled.RETRIED;
      case Verdict.Dead(var category, _) -> {
        deadLetters.bury(claimed.deliveryId(), claimed.subjectId(), category);
        yield Settled.DEAD;
      }
    };
  }

  private void letNextGo(Claimed claimed, Verdict verdict, Lane lane, Instant now) {
    var queue = deliveries.unsettled(Set.of(lane.subjectId())).get(lane.subjectId());
    var due = new HashSet<>(Set.of(claimed.endpoint()));
    if (queue != null) {
      due.addAll(deliveries.apply(order.arrange(queue, lane.deliveredSequence(), now)));
    }
    endpoints.settle(claimed.endpoint(), verdict.conduct(), now);
    endpoints.refresh(due);
  }
}
