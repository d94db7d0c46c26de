package org.openpayouts.fundingchecker.funding;

/** What payouts.lifecycle.v1 says of a payout, as it is read when own decisions are relearned. */
sealed interface ToldDecision {

  /**
   * A decision of ours.
   *
   * @param payout as it was while it was open
   */
  record Ours(Transition transition, IntakeNews.Arrival arrival, OpenPayout payout)
      implements ToldDecision {
    String payoutId() {
      return transition.common().payoutId();
    }
  }

  /** What became of a funded payout. */
  record Settled(SettledFact.Settled fact) implements ToldDecision {}

  /** Anything else. */
  record Other() implements ToldDecision {}
}
