package org.openpayouts.systemtests.conservation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.systemtests.guarantee.LedgerPicture;

/**
 * The reserve ledger as its tables have it, line by line.
 *
 * @param picture accounts, postings and their entries
 * @param waiting payouts that are not decided yet
 */
public record LedgerBook(
    LedgerPicture picture, List<Line> lines, List<Movement> movements, Set<String> waiting) {
  public static final String FUNDED = "FUNDED";
  public static final String CANCELLED = "CANCELLED";
  public static final String COMPLETED = "COMPLETED";
  public static final String FAILED = "FAILED";
  public static final String REOPENED = "REOPENED";

  public LedgerBook {
    lines = List.copyOf(lines);
    movements = List.copyOf(movements);
    waiting = Set.copyOf(waiting);
  }

  /**
   * What one payout did to the ledger, in ledger units.
   *
   * @param postingId of the posting that sums it up; empty where it moved nothing
   * @param cutoffId of FUNDED, else empty
   * @param baseUnits satoshis to pay, of FUNDED; else 0
   */
  public record Line(
      String payoutId,
      String kind,
      String merchantId,
      String currency,
      String postingId,
      String cutoffId,
      long ledgerAmount,
      long platformFee,
      long networkFee,
      long baseUnits) {
    /** All that is held for the payout. */
    public long held() {
      return ledgerAmount + platformFee + networkFee;
    }

    public boolean is(String one) {
      return kind.equals(one);
    }

    /** What it moves, by the accounts; without those that it leaves as they are. */
    public Map<String, Long> entries() {
      return withoutZeros(
          switch (kind) {
            case FUNDED -> Map.of("AVAILABLE", -held(), "HELD", held());
            case FAILED -> Map.of("AVAILABLE", held(), "HELD", -held());
            case COMPLETED -> paidOut(1);
            case REOPENED -> paidOut(-1);
            default -> Map.of();
          });
    }

    private Map<String, Long> paidOut(int direction) {
      return Map.of(
          "HELD", -direction * held(),
          "PAID_OUT", direction * ledgerAmount,
          "PLATFORM_FEES", direction * platformFee,
          "NETWORK_FEES", direction * networkFee);
    }
  }

  /** Money that crossed the border of the ledger. */
  public record Movement(
      String kind,
      String merchantId,
      String currency,
      BigDecimal amount,
      String externalId,
      String postingId) {
    /** What it moves, by the accounts. */
    public Map<String, Long> entries() {
      long units = Price.units(amount, currency).longValueExact();
      return Map.of("AVAILABLE", units, "DEPOSITS_CLEARING", -units);
    }
  }

  static Map<String, Long> withoutZeros(Map<String, Long> entries) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
