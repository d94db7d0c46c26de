package org.openpayouts.systemtests.guarantee;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the system says of a payout: its facts so far, in the order of their sequence.
 *
 * @param facts simple names of the records, for example "PayoutFunded"
 * @param terms what funding fixed, once there is any
 * @param payments every output that was ever said to pay it, the newest last
 */
public record Claim(
    String payoutId, List<String> facts, List<Terms> terms, List<OutPoint> payments) {
  /**
   * Terms as one {@code PayoutFunded} fixed them.
   *
   * @param baseUnits satoshis to pay
   * @param rate price of one whole unit of the asset in the payout's currency
   */
  public record Terms(String address, long baseUnits, BigDecimal rate, long ledgerAmount) {}

  public Claim {
    facts = List.copyOf(facts);
    terms = List.copyOf(terms);
    payments = List.copyOf(payments);
  }

  boolean says(String fact) {
    return facts.contains(fact);
  }
}
