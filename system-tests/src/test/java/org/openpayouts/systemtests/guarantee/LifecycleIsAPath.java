package org.openpayouts.systemtests.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of each payout, repeats apart, are a path through the table of docs/lifecycle.md. */
public final class LifecycleIsAPath implements Guarantee {
  private static final Set<String> AFTER_BROADCAST =
      Set.of("PayoutTransactionReplaced", "PayoutCompleted", "PayoutFailed");

  private static final Map<String, Set<String>> NEXT =
      Map.of(
          "", Set.of("PayoutDeferred", "PayoutFunded", "PayoutCancelled"),
          "PayoutDeferred", Set.of("PayoutDeferred", "PayoutFunded", "PayoutCancelled"),
          "PayoutFunded", Set.of("PayoutDelayed", "PayoutBroadcast", "PayoutFailed"),
          "PayoutDelayed", Set.of("PayoutDelayed", "PayoutBroadcast", "PayoutFailed"),
          "PayoutBroadcast", AFTER_BROADCAST,
          "PayoutTransactionReplaced", AFTER_BROADCAST,
          "PayoutReopened", AFTER_BROADCAST,
          "PayoutCompleted", Set.of("PayoutReopened"),
          "PayoutCancelled", Set.of(),
          "PayoutFailed", Set.of());

  @Override
  public List<String> violations(Evidence evidence) {
    var found = new ArrayList<String>();
    for (Accepted payout : evidence.accepted()) {
      String before = "";
      for (String fact : evidence.claimOf(payout).facts()) {
        if (!NEXT.getOrDefault(before, Set.of()).contains(fact)) {
          found.add(payout.payoutId() + " went from '" + before + "' by " + fact);
        }
        before = fact;
      }
    }
    return found;
  }
}
