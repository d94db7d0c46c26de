package org.openpayouts.systemtests.guarantee;

import java.util.List;

/** One thing that must be true whatever happened. */
public interface Guarantee {
  /** Every guarantee of the product. */
  static List<Guarantee> all() {
    return List.of(
        new EachAcceptedPayoutIsPaidExactlyOnce(),
        new NothingIsPaidThatIsNoPayout(),
        new ReserveIsNeverNegative(),
        new LedgerSumsToZero(),
        new LedgerHoldsWhatPayoutsSay(),
        new LifecycleIsAPath(),
        new EachStatusChangeReachesTheMerchantInOrder());
  }

  /** What is wrong, one sentence each with the names to look for; empty where nothing is. */
  List<String> violations(Evidence evidence);

  /** The sentence that the class is named for. */
  default String sentence() {
    return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
