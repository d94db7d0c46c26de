package org.openpayouts.systemtests.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Each fact that has a webhook was received at least once, in the order of the payout's life; a
 * repeat carries the webhook-id of the first; nothing else was received, and all was signed. A
 * dispatcher whose database went back tells again, in that order too.
 */
public final class EachStatusChangeReachesTheMerchantInOrder implements Guarantee {
  private static final Map<String, Integer> EVENTS =
      Map.of(
          "PayoutFunded", 5001,
          "PayoutBroadcast", 5002,
          "PayoutCompleted", 5003,
          "PayoutCancelled", 5004,
          "PayoutFailed", 5006);

  @Override
  public List<String> violations(Evidence evidence) {
    Map<String, List<Delivery>> received =
        evidence.deliveries().stream().collect(Collectors.groupingBy(Delivery::payoutId));
    var found = new ArrayList<String>();
    for (Accepted payout : evidence.accepted()) {
      List<Integer> expected =
          evidence.claimOf(payout).facts().stream()
              .filter(EVENTS::containsKey)
              .map(EVENTS::get)
              .distinct()
              .toList();
      found.addAll(
          wrong(payout.payoutId(), expected, received.getOrDefault(payout.payoutId(), List.of())));
    }
    return found;
  }

  private static List<String> wrong(
      String payoutId, List<Integer> expected, List<Delivery> deliveries) {
    var found = new ArrayList<String>();
    var firsts = new LinkedHashSet<Integer>();
    Map<Integer, String> ids = new HashMap<>();
    int highest = -1;
    int telling = 0;
    for (Delivery delivery : deliveries) {
      firsts.add(delivery.event());
      if (delivery.telling() > telling) {
        telling = delivery.telling();
        highest = -1;
      }
      highest = Math.max(highest, expected.indexOf(delivery.event()));
      if (expected.indexOf(delivery.event()) < highest) {
        found.add(payoutId + ": " + delivery.event() + " came again after a later one");
      }
      String id = ids.putIfAbsent(delivery.event(), delivery.webhookId());
      if (id != null && !id.equals(delivery.webhookId())) {
        found.add(payoutId + ": " + delivery.event() + " came under two webhook-ids");
      }
      if (!delivery.signed()) {
        found.add(payoutId + ": " + delivery.event() + " is not signed by the payout token");
      }
    }
    if (!List.copyOf(firsts).equals(expected)) {
      found.add(payoutId + ": webhooks " + firsts + ", its facts ask for " + expected);
    }
    return found;
  }
}
