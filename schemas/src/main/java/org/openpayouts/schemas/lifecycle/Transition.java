package org.openpayouts.schemas.lifecycle;

/** What a fact does to a state. */
public sealed interface Transition {
  /** The state after the fact. */
  PayoutState state();

  /** The payout is in another state now. */
  record Moved(PayoutState from, PayoutState state) implements Transition {}

  /** The fact is new and told something, but the payout stays where it was. */
  record Stayed(PayoutState state) implements Transition {}

  /** The state already includes this fact or a later one; nothing is to be done. */
  record Repeated(PayoutState state) implements Transition {}

  /** No such move exists: whoever sees this has found a defect. */
  record Refused(PayoutState state, PayoutEvent event) implements Transition {
    public String reason() {
      return "no payout that is %s can become %s"
          .formatted(state.getClass().getSimpleName(), event.getClass().getSimpleName());
    }
  }
}
