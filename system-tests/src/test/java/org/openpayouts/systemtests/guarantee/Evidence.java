package org.openpayouts.systemtests.guarantee;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that was seen from outside at a moment at which nothing moves any more.
 *
 * @param accepted what this scenario's merchant was promised
 * @param claims what the system says of every payout, of other scenarios too
 * @param chain every transaction of the chain, and what waits
 * @param deliveries in the order in which the receiver got them
 */
public record Evidence(
    List<Accepted> accepted,
    Map<String, Claim> claims,
    List<ChainTransaction> chain,
    List<Delivery> deliveries,
    LedgerPicture ledger) {
  public Evidence {
    accepted = List.copyOf(accepted);
    claims = Map.copyOf(claims);
    chain = List.copyOf(chain);
    deliveries = List.copyOf(deliveries);
  }

  /** Every output of the chain by its name. */
  Map<OutPoint, ChainTransaction.Output> outputs() {
    return chain.stream()
        .flatMap(tx -> Outputs.of(tx))
        .collect(Collectors.toMap(Outputs.Placed::at, Outputs.Placed::output));
  }

  Claim claimOf(Accepted payout) {
    return claims.getOrDefault(
        payout.payoutId(), new Claim(payout.payoutId(), List.of(), List.of(), List.of()));
  }
}
