package org.openpayouts.payoutapi.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.payoutapi.payout.CancellationWish;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.RequestFacts;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Passes wishes to cancel on, and waits for their decision. */
@Service
public class CancellationDesk {
  private static final String MERCHANT = "merchant";

  /** A wish is published once; again only after so long, should the first have been lost. */
  private static final Duration PUBLISHED_FOR = Duration.ofMinutes(1);

  private final Cancellations cancellations;
  private final DecisionWatch watch;
  private final RequestFacts facts;
  private final Outbox outbox;
  private final DecisionGate gate;
  private final IdSource ids;
  private final TransactionOperations transactions;
  private final CancellationSettings settings;

  CancellationDesk(
      Cancellations cancellations,
      DecisionWatch watch,
      RequestFacts facts,
      Outbox outbox,
      DecisionGate gate,
      IdSource ids,
      TransactionOperations transactions,
      CancellationSettings settings) {
    this.cancellations = cancellations;
    this.watch = watch;
    this.facts = facts;
    this.outbox = outbox;
    this.gate = gate;
    this.ids = ids;
    this.transactions = transactions;
    this.settings = settings;
  }

  /** Wants the payout cancelled in the name of its merchant. Harmless to repeat. */
  public CancelOutcome cancel(PayoutView view, String requestedBy) throws InterruptedException {
    Status known = view.progress().status();
    if (known != Status.NEW) {
      return outcome(known);
    }
    Optional<DecisionWatch.Watch> watching =
        watch.begin(view.payout().merchantId(), view.payout().id());
    if (watching.isEmpty()) {
      return new CancelOutcome.Busy();
    }
    try {
      transactions.executeWithoutResult(_ -> publish(view, requestedBy));
      return watch
          .await(watching.get(), settings.decideWithin())
          .map(CancellationDesk::outcome)
          .orElseGet(CancelOutcome.Undecided::new);
    } finally {
      watch.end(watching.get());
    }
  }

  private static CancelOutcome outcome(Status decided) {
    return decided == Status.CANCELLED
        ? new CancelOutcome.Cancelled()
        : new CancelOutcome.TooLate(decided);
  }

  private void publish(PayoutView view, String requestedBy) {
    gate.requireOpen();
    Payout payout = view.payout();
    Instant now = outbox.intakeInstant();
    var wish =
        new CancellationWish(
            payout.id(),
            view.progress().sequence() + 1,
            MERCHANT,
            requestedBy,
            now,
            ids.nextUuid());
    if (cancellations.addUnlessSince(wish, now.minus(PUBLISHED_FOR))) {
      outbox.append(
          Topics.REQUESTS.name(), Lane.FAST, List.of(facts.cancellationRequested(payout, wish)));
    }
  }
}
