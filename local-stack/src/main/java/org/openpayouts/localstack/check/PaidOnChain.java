package org.openpayouts.localstack.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The chain's blocks pay each recipient exactly the amounts that were accepted, each once: an
 * output too many, one too few and one satoshi too many are all found.
 */
public record PaidOnChain() implements Check {
  @Override
  public Finding judge(Evidence evidence) {
    List<String> complaints = new ArrayList<>(countedTwice(evidence.payments()));
    Map<String, Map<Long, Integer>> owed = new TreeMap<>();
    evidence.accepted().forEach(payout -> add(owed, payout.address(), payout.satoshis(), 1));
    evidence.payments().forEach(payment -> add(owed, payment.address(), payment.satoshis(), -1));
    owed.forEach((address, amounts) ->
        amounts.forEach((satoshis, count) -> complain(address, satoshis, count, complaints)));
    long total = evidence.payments().stream().mapToLong(ChainPayment::satoshis).sum();
    String figure =
        "%d of %d, %s BTC"
            .formatted(
                evidence.payments().size(),
                evidence.accepted().size(),
                BigDecimal.valueOf(total, 8).toPlainString());
    return new Finding("paid on chain", figure, "blocks of the chain", complaints);
  }

  private static void add(
      Map<String, Map<Long, Integer>> owed, String address, long satoshis, int count) {
    owed.computeIfAbsent(address, unused -> new HashMap<>()).merge(satoshis, count, Integer::sum);
  }

  private static void complain(String address, long satoshis, int count, List<String> complaints) {
    if (count > 0) {
      complaints.add("%d sat to %s: %d payment(s) missing".formatted(satoshis, address, count));
    } else if (count < 0) {
      complaints.add(
          "%d sat to %s: %d payment(s) that nobody asked for".formatted(satoshis, address, -count));
    }
  }

  private static List<String> countedTwice(List<ChainPayment> payments) {
    Set<String> seen = new HashSet<>();
    return payments.stream()
        .map(ChainPayment::outPoint)
        .filter(outPoint -> !seen.add(outPoint))
        .map(outPoint -> outPoint + " stands in the chain twice")
        .toList();
  }
}
