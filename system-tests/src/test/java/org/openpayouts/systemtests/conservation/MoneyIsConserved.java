package org.openpayouts.systemtests.conservation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.systemtests.guarantee.LedgerPicture;

/**
 * Per merchant and currency: what came in is available, held for payouts on their way, or was
 * debited with its fee for complete ones. All of it is computed from the journal and the facts.
 */
public final class MoneyIsConserved implements Proof {
  private static final String AVAILABLE = "AVAILABLE";

  @Override
  public List<String> violations(Books books) {
    Map<LedgerName, Map<String, Long>> expected = new HashMap<>();
    deposits(books)
        .forEach((name, units) -> {
          move(expected, name, "DEPOSITS_CLEARING", -units);
          move(expected, name, AVAILABLE, units);
        });
    books.cases().stream()
        .filter(Case::hasPrice)
        .filter(payout -> !payout.isFailed())
        .forEach(payout -> spend(expected, payout, books.priceOf(payout)));
    var found = new ArrayList<String>();
    var missing = new HashMap<>(expected);
    for (LedgerPicture.Account account : books.accounts()) {
      var name = new LedgerName(account.merchantId(), account.currency());
      missing.remove(name);
      found.addAll(differences(name, account, expected.getOrDefault(name, Map.of())));
    }
    missing.keySet().forEach(name -> found.add(name + " has no account"));
    return found;
  }

  /** Acknowledged, or booked although nobody heard the answer; each once. */
  private static Map<LedgerName, Long> deposits(Books books) {
    Set<String> booked =
        books.ledger().movements().stream()
            .map(LedgerBook.Movement::externalId)
            .collect(Collectors.toSet());
    Map<String, Asked.Deposit> counted = new HashMap<>();
    books.asked().deposits().stream()
        .filter(report -> report.answer() == Answer.YES || booked.contains(report.externalId()))
        .forEach(report -> counted.put(report.externalId(), report));
    return counted.values().stream()
        .collect(
            Collectors.toMap(
                report -> new LedgerName(report.merchantId(), report.currency()),
                report -> Price.units(report.amount(), report.currency()).longValueExact(),
                Long::sum));
  }

  private static void spend(Map<LedgerName, Map<String, Long>> expected, Case payout, Price price) {
    Asked.Payout wish = payout.wishes().getFirst();
    var name = new LedgerName(wish.merchantId(), wish.ledgerCurrency());
    move(expected, name, AVAILABLE, -price.held());
    if (payout.isComplete()) {
      move(expected, name, "PAID_OUT", price.ledgerAmount());
      move(expected, name, "PLATFORM_FEES", price.platformFee());
    } else {
      move(expected, name, "HELD", price.held());
    }
  }

  private static void move(
      Map<LedgerName, Map<String, Long>> expected, LedgerName name, String account, long units) {
    expected.computeIfAbsent(name, _ -> new HashMap<>()).merge(account, units, Long::sum);
  }

  private static List<String> differences(
      LedgerName name, LedgerPicture.Account account, Map<String, Long> expected) {
    return account.balances().entrySet().stream()
        .filter(balance -> !balance.getValue().equals(expected.getOrDefault(balance.getKey(), 0L)))
        .map(balance ->
            "%s %s is %d, journal and facts make it %d"
                .formatted(
                    name,
                    balance.getKey(),
                    balance.getValue(),
                    expected.getOrDefault(balance.getKey(), 0L)))
        .sorted()
        .toList();
  }
}
