package org.openpayouts.systemtests.conservation;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.systemtests.guarantee.Evidence;
import org.openpayouts.systemtests.guarantee.LedgerPicture.Posting;
import org.openpayouts.systemtests.guarantee.LedgerSumsToZero;

/**
 * The entries of a posting are the sum of its payouts' lines, or the one movement of money that it
 * is of; each sums to zero, as do the balances, which are the sums of entries.
 */
public final class EveryEntryHasItsCause implements Proof {
  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<>(new LedgerSumsToZero().violations(onlyTheLedger(books)));
    Map<String, List<LedgerBook.Line>> lines =
        books.ledger().lines().stream()
            .filter(line -> !line.postingId().isEmpty())
            .collect(groupingBy(LedgerBook.Line::postingId));
    Map<String, List<LedgerBook.Movement>> movements =
        books.ledger().movements().stream().collect(groupingBy(LedgerBook.Movement::postingId));
    var orphans = new HashMap<>(lines);
    for (Posting posting : books.ledger().picture().postings()) {
      if (books.merchantIds().contains(posting.merchantId())) {
        Map<String, Long> expected = new HashMap<>();
        List<LedgerBook.Line> its = lines.getOrDefault(posting.postingId(), List.of());
        its.forEach(line -> add(expected, line.entries()));
        movements
            .getOrDefault(posting.postingId(), List.of())
            .forEach(movement -> add(expected, movement.entries()));
        compare(found, posting, expected, its);
      }
      orphans.remove(posting.postingId());
    }
    orphans.forEach((id, its) -> found.add("posting " + id + " is missing of lines " + its));
    return found;
  }

  private static Evidence onlyTheLedger(Books books) {
    return new Evidence(List.of(), Map.of(), List.of(), List.of(), books.ledger().picture());
  }

  private static void add(Map<String, Long> sums, Map<String, Long> entries) {
    entries.forEach((account, units) -> sums.merge(account, units, Long::sum));
  }

  private static void compare(
      List<String> found,
      Posting posting,
      Map<String, Long> expected,
      List<LedgerBook.Line> lines) {
    Map<String, Long> caused = LedgerBook.withoutZeros(expected);
    if (caused.isEmpty() || !caused.equals(posting.entries())) {
      found.add(
          "posting %s of %s has the entries %s, its cause makes %s, its payouts are %s"
              .formatted(
                  posting.postingId(),
                  posting.merchantId(),
                  posting.entries(),
                  expected,
                  lines.stream().map(LedgerBook.Line::payoutId).toList()));
    }
  }
}
