package org.openpayouts.schemas.lifecycle;

import org.openpayouts.schemas.lifecycle.PayoutState.Cancelled;
import org.openpayouts.schemas.lifecycle.PayoutState.Complete;
import org.openpayouts.schemas.lifecycle.PayoutState.Failed;
import org.openpayouts.schemas.lifecycle.PayoutState.Funded;
import org.openpayouts.schemas.lifecycle.PayoutState.New;
import org.openpayouts.schemas.lifecycle.PayoutState.Processing;
import org.openpayouts.schemas.lifecycle.Transition.Moved;
import org.openpayouts.schemas.lifecycle.Transition.Refused;
import org.openpayouts.schemas.lifecycle.Transition.Repeated;
import org.openpayouts.schemas.lifecycle.Transition.Stayed;

/** The table of docs/lifecycle.md as one function. */
public final class Lifecycle {
  private Lifecycle() {}

  /** The state of a payout that was just requested. */
  public static New begin(PayoutEvent.Requested fact) {
    return new New(fact.sequence());
  }

  /** What the fact does to the state. Total: every pair has an answer. */
  public static Transition after(PayoutState state, PayoutEvent event) {
    if (event.sequence() <= state.sequence()) {
      return new Repeated(state);
    }
    return switch (state) {
      case New current -> afterNew(current, event);
      case Funded current -> afterFunded(current, event);
      case Processing current -> afterProcessing(current, event);
      case Complete current -> afterComplete(current, event);
      case Failed current -> new Refused(current, event);
      case Cancelled current -> new Refused(current, event);
    };
  }

  private static Transition afterNew(New current, PayoutEvent event) {
    return switch (event) {
      case PayoutEvent.Funded fact -> new Moved(current, current.fund(fact));
      case PayoutEvent.Cancelled fact -> new Moved(current, current.cancel(fact));
      case PayoutEvent.Deferred fact -> new Stayed(current.defer(fact));
      case PayoutEvent.Requested _,
          PayoutEvent.Delayed _,
          PayoutEvent.Broadcast _,
          PayoutEvent.TransactionReplaced _,
          PayoutEvent.Completed _,
          PayoutEvent.Failed _,
          PayoutEvent.Reopened _ ->
          new Refused(current, event);
    };
  }

  private static Transition afterFunded(Funded current, PayoutEvent event) {
    return switch (event) {
      case PayoutEvent.Broadcast fact -> new Moved(current, current.broadcast(fact));
      case PayoutEvent.Failed fact -> new Moved(current, current.fail(fact));
      case PayoutEvent.Delayed fact -> new Stayed(current.delay(fact));
      case PayoutEvent.Requested _,
          PayoutEvent.Deferred _,
          PayoutEvent.Funded _,
          PayoutEvent.Cancelled _,
          PayoutEvent.TransactionReplaced _,
          PayoutEvent.Completed _,
          PayoutEvent.Reopened _ ->
          new Refused(current, event);
    };
  }

  private static Transition afterProcessing(Processing current, PayoutEvent event) {
    return switch (event) {
      case PayoutEvent.Completed fact -> new Moved(current, current.complete(fact));
      case PayoutEvent.Failed fact -> new Moved(current, current.fail(fact));
      case PayoutEvent.TransactionReplaced fact -> new Stayed(current.replaceTransaction(fact));
      case PayoutEvent.Requested _,
          PayoutEvent.Deferred _,
          PayoutEvent.Funded _,
          PayoutEvent.Cancelled _,
          PayoutEvent.Delayed _,
          PayoutEvent.Broadcast _,
          PayoutEvent.Reopened _ ->
          new Refused(current, event);
    };
  }

  private static Transition afterComplete(Complete current, PayoutEvent event) {
    return switch (event) {
      case PayoutEvent.Reopened fact -> new Moved(current, current.reopen(fact));
      case PayoutEvent.Requested _,
          PayoutEvent.Deferred _,
          PayoutEvent.Funded _,
          PayoutEvent.Cancelled _,
          PayoutEvent.Delayed _,
          PayoutEvent.Broadcast _,
          PayoutEvent.TransactionReplaced _,
          PayoutEvent.Completed _,
          PayoutEvent.Failed _ ->
          new Refused(current, event);
    };
  }
}
