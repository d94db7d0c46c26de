package org.openpayouts.fundingchecker.merchant;

import java.util.Map;
import java.util.Set;
import org.openpayouts.schemas.currency.Currency;

/**
 * What a merchant forbids itself.
 *
 * @param destinations the only addresses that are paid, as they are written; empty is any
 * @param limits by ledger currency; one that is not named has none
 */
public record Restrictions(Set<String> destinations, Map<Currency, Limits> limits) {
  public static final Restrictions NONE = new Restrictions(Set.of(), Map.of());

  public Restrictions {
    destinations = Set.copyOf(destinations);
    limits = Map.copyOf(limits);
  }

  public boolean allows(String address) {
    return destinations.isEmpty() || destinations.contains(address);
  }

  public Limits of(Currency ledger) {
    return limits.getOrDefault(ledger, Limits.NONE);
  }
}
