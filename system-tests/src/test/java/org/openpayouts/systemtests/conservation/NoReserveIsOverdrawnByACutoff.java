package org.openpayouts.systemtests.conservation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.systemtests.guarantee.LedgerPicture.Posting;

/**
 * Posting by posting, in the order in which they were made: what a cutoff funds is never more than
 * the deposits until then without what was funded before.
 */
public final class NoReserveIsOverdrawnByACutoff implements Proof {
  @Override
  public List<String> violations(Books books) {
    Map<String, List<LedgerBook.Line>> lines =
        books.ledger().lines().stream().collect(groupingBy(LedgerBook.Line::postingId));
    Map<String, List<LedgerBook.Movement>> movements =
        books.ledger().movements().stream().collect(groupingBy(LedgerBook.Movement::postingId));
    Map<String, Long> prices =
        books.cases().stream()
            .filter(Case::hasPrice)
            .collect(toMap(Case::payoutId, payout -> books.priceOf(payout).held()));
    var found = new ArrayList<String>();
    Map<LedgerName, Long> reserves = new HashMap<>();
    for (Posting posting : inOrder(books)) {
      long change = 0;
      for (var movement : movements.getOrDefault(posting.postingId(), List.of())) {
        change += Price.units(movement.amount(), movement.currency()).longValueExact();
      }
      List<LedgerBook.Line> its = lines.getOrDefault(posting.postingId(), List.of());
      for (LedgerBook.Line line : its) {
        change += direction(line) * prices.getOrDefault(line.payoutId(), line.held());
      }
      var name = new LedgerName(posting.merchantId(), posting.currency());
      long left = reserves.merge(name, change, Long::sum);
      if (left < 0) {
        found.add("%s is overdrawn by %d at %s".formatted(name, -left, named(its)));
      }
    }
    return found;
  }

  private static List<Posting> inOrder(Books books) {
    return books.ledger().picture().postings().stream()
        .filter(posting -> books.merchantIds().contains(posting.merchantId()))
        .sorted(Comparator.comparingLong(Posting::version))
        .toList();
  }

  private static int direction(LedgerBook.Line line) {
    return switch (line.kind()) {
      case LedgerBook.FUNDED -> -1;
      case LedgerBook.FAILED -> 1;
      default -> 0;
    };
  }

  private static List<String> named(List<LedgerBook.Line> lines) {
    return lines.stream()
        .map(line -> "cutoff " + line.cutoffId() + " payout " + line.payoutId())
        .toList();
  }
}
