package org.openpayouts.payoutapi.cancellation;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.payoutapi.payout.CancellationWish;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.RequestFacts;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
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
      transactions.executeWithoutResult(_ -> publish(List.of(view), requestedBy));
      Status decided = watch.await(watching.get(), settings.decideWithin()).get(view.payout().id());
      return decided == null ? new CancelOutcome.Undecided() : outcome(decided);
    } finally {
      watch.end(watching.get());
    }
  }

  /**
   * Wants the payouts of a group cancelled as far as they are new. Returns when each of these is
   * decided, or after so long; what became of them stands in their progress. False if too many
   * groups wait, and nothing was published.
   */
  public boolean cancelGroup(MerchantId merchant, List<PayoutView> group, String requestedBy)
      throws InterruptedException {
    List<PayoutView> open =
        group.stream().filter(view -> view.progress().status() == Status.NEW).toList();
    if (open.isEmpty()) {
      return true;
    }
    Optional<DecisionWatch.Watch> watching =
        watch.beginGroup(merchant, open.stream().map(view -> view.payout().id()).toList());
    if (watching.isEmpty()) {
      return false;
    }
    try {
      transactions.executeWithoutResult(_ -> publish(open, requestedBy));
      watch.await(watching.get(), settings.decideGroupWithin());
      return true;
    } finally {
      watch.end(watching.get());
    }
  }

  private static CancelOutcome outcome(Status decided) {
    return decided == Status.CANCELLED
        ? new CancelOutcome.Cancelled()
        : new CancelOutcome.TooLate(decided);
  }

  private void publish(List<PayoutView> views, String requestedBy) {
    gate.requireOpen();
    Instant now = outbox.intakeInstant();
    Map<PayoutId, CancellationWish> wishes =
        views.stream()
            .collect(toMap(view -> view.payout().id(), view -> wish(view, requestedBy, now)));
    Set<PayoutId> added =
        cancellations.addUnlessSince(List.copyOf(wishes.values()), now.minus(PUBLISHED_FOR));
    outbox.append(
        Topics.REQUESTS.name(),
        Lane.FAST,
        views.stream()
            .map(PayoutView::payout)
            .filter(payout -> added.contains(payout.id()))
            .map(payout ->
                facts.cancellationRequested(payout, requireNonNull(wishes.get(payout.id()))))
            .toList());
  }

  private CancellationWish wish(PayoutView view, String requestedBy, Instant now) {
    return new CancellationWish(
        view.payout().id(),
        view.progress().sequence() + 1,
        MERCHANT,
        requestedBy,
        now,
        ids.nextUuid());
  }
}
