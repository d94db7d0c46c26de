package org.openpayouts.fundingchecker.reemission;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openpayouts.fundingchecker.funding.Decided;
import org.openpayouts.fundingchecker.rates.RatesPublication;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.outbox.StoredFacts;
import org.springframework.stereotype.Component;

/** All facts of this service in the order of their numbers. */
@Component
class ToldFacts implements StoredFacts {
  private final Decided decided;
  private final Ledger ledger;
  private final RatesPublication rates;

  ToldFacts(Decided decided, Ledger ledger, RatesPublication rates) {
    this.decided = decided;
    this.ledger = ledger;
    this.rates = rates;
  }

  @Override
  public List<StoredFact> page(Scope scope, long afterCursor, int limit) {
    return switch (scope) {
      case Scope.OfPayout(var payoutId) -> decided.ofPayout(payoutId, afterCursor, limit);
      case Scope.Since(var instant) ->
          Stream.of(
                  decided.since(instant, afterCursor, limit),
                  decided.shortagesSince(instant, afterCursor, limit),
                  ledger.since(instant, afterCursor, limit),
                  rates.since(instant, afterCursor, limit))
              .flatMap(List::stream)
              .sorted(Comparator.comparingLong(StoredFact::cursor))
              .limit(limit)
              .toList();
    };
  }
}
