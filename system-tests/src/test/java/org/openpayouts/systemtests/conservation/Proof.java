package org.openpayouts.systemtests.conservation;

import java.util.List;

/** One thing that must be true of the books, whatever died while they were written. */
public interface Proof {
  /** Every proof. */
  static List<Proof> all() {
    return List.of(
        new MoneyIsConserved(),
        new EveryEntryHasItsCause(),
        new NoReserveIsOverdrawnByACutoff(),
        new EachDepositIsBookedOnce(),
        new EachWishIsTakenInOnce(),
        new EachPayoutWaitsOrHasOneWayOut(),
        new EachHoldIsOfOnePayoutOnItsWay(),
        new EachPayoutIsPostedOnce(),
        new AmountsAreRoundedAsDocumented(),
        new AnAnsweredCancelIsTheTruth(),
        new EachOutputPaysACompletePayoutOnce(),
        new EachCutoffIsToldOnce());
  }

  /** What is wrong, one sentence each with the names to look for; empty where nothing is. */
  List<String> violations(Books books);

  /** The sentence that the class is named for. */
  default String sentence() {
    return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
