package org.openpayouts.systemtests.conservation;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A deposit that was acknowledged is booked once with its amount, however often it was reported;
 * one that nobody answered at most once; nothing else came in, and nothing went out but payouts.
 */
public final class EachDepositIsBookedOnce implements Proof {
  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<String>();
    Map<String, List<LedgerBook.Movement>> booked =
        books.ledger().movements().stream()
            .filter(movement -> books.merchantIds().contains(movement.merchantId()))
            .collect(groupingBy(LedgerBook.Movement::externalId));
    Map<String, List<Asked.Deposit>> reported =
        books.asked().deposits().stream().collect(groupingBy(Asked.Deposit::externalId));
    reported.forEach((externalId, reports) ->
        found.addAll(wrong(reports, booked.getOrDefault(externalId, List.of()))));
    booked.forEach((externalId, movements) -> {
      if (!reported.containsKey(externalId)) {
        found.add(movements + " was never reported");
      }
    });
    Set<String> postings = new HashSet<>();
    booked.values().stream()
        .flatMap(List::stream)
        .filter(movement -> !postings.add(movement.postingId()))
        .forEach(movement -> found.add(movement + " shares its posting with another"));
    return found;
  }

  private static List<String> wrong(List<Asked.Deposit> reports, List<LedgerBook.Movement> booked) {
    var found = new ArrayList<String>();
    boolean isTaken = reports.stream().anyMatch(one -> one.answer() == Answer.YES);
    boolean isRefused = reports.stream().allMatch(one -> one.answer() == Answer.NO);
    int least = isTaken ? 1 : 0;
    int most = isRefused ? 0 : 1;
    if (booked.size() < least || booked.size() > most) {
      found.add("%s is booked %d times: %s".formatted(reports, booked.size(), booked));
    }
    Asked.Deposit report = reports.getFirst();
    booked.stream()
        .filter(movement -> !isSame(report, movement))
        .forEach(movement -> found.add(movement + " was booked for " + report));
    return found;
  }

  private static boolean isSame(Asked.Deposit report, LedgerBook.Movement movement) {
    return movement.kind().equals("DEPOSIT")
        && report.merchantId().equals(movement.merchantId())
        && report.currency().equals(movement.currency())
        && report.amount().compareTo(movement.amount()) == 0;
  }
}
