package org.openpayouts.payoutapi.merchant;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;

/**
 * How a merchant wants to be served. Published with the merchant; each service obeys its part.
 *
 * @param smallMayOvertake whether a payout that fits may pass one that the reserve cannot cover
 * @param fundOnDeposit whether a deposit funds what the last cutoff left
 * @param acceptLateRepeats whether a repeat after the window makes a new payout
 * @param pendingRecipients "hold" or "refuse": payouts to recipients on their way to active
 * @param activatesGivenWithdrawals whether a recipient whose invitation says where it is paid is
 *     active at once; refused otherwise
 * @param recipientPaysNetworkFee whether the network fee is taken from what is paid
 * @param platformFeePpm parts per million of the payout
 * @param platformFeeFixed fixed part in ledger units
 * @param destinationAllowList the only addresses that are paid, as they are written; empty means
 *     any
 * @param limits at most one for each ledger currency
 * @param webhookSuccess "exactly200" or "any2xx"
 */
public record Policy(
    boolean smallMayOvertake,
    boolean fundOnDeposit,
    boolean acceptLateRepeats,
    String pendingRecipients,
    boolean activatesGivenWithdrawals,
    boolean recipientPaysNetworkFee,
    int platformFeePpm,
    long platformFeeFixed,
    List<String> destinationAllowList,
    List<Limits> limits,
    String webhookSuccess) {
  public static final Policy STANDARD =
      new Policy(
          false, false, false, "hold", false, false, 0, 0, List.of(), List.of(), "exactly200");

  private static final int MAX_PPM = 1_000_000;

  /** Addresses that one merchant may list: who judges payouts keeps them in memory. */
  private static final int MAX_DESTINATIONS = 1_000;

  private static final Pattern DESTINATION = Pattern.compile("[!-~]{1,128}");

  /**
   * Limits of one ledger currency in ledger units, without fees; absent means none. A day is one of
   * UTC.
   */
  public record Limits(
      String currency,
      @Nullable Long perPayout,
      @Nullable Long perDay,
      @Nullable Long perRecipientPerDay) {
    public Limits {
      Currencies.of(currency);
      List<Long> units =
          Stream.of(
                  Optional.ofNullable(perPayout),
                  Optional.ofNullable(perDay),
                  Optional.ofNullable(perRecipientPerDay))
              .flatMap(Optional::stream)
              .toList();
      if (units.isEmpty()) {
        throw new IllegalArgumentException("limits of " + currency + " say nothing");
      }
      if (units.stream().anyMatch(u -> u < 1 || u > Currency.LARGEST_OPEN_TOTAL_UNITS)) {
        throw new IllegalArgumentException(
            "limits of " + currency + " must be from 1 to " + Currency.LARGEST_OPEN_TOTAL_UNITS);
      }
    }
  }

  public Policy {
    destinationAllowList = List.copyOf(destinationAllowList);
    limits = List.copyOf(limits);
    if (!List.of("hold", "refuse").contains(pendingRecipients)) {
      throw new IllegalArgumentException("pendingRecipients must be hold or refuse");
    }
    if (!List.of("exactly200", "any2xx").contains(webhookSuccess)) {
      throw new IllegalArgumentException("webhookSuccess must be exactly200 or any2xx");
    }
    if (platformFeePpm < 0 || platformFeePpm > MAX_PPM || platformFeeFixed < 0) {
      throw new IllegalArgumentException("platform fees must not be negative or above the payout");
    }
    requireDestinations(destinationAllowList);
    if (limits.stream().map(Limits::currency).distinct().count() < limits.size()) {
      throw new IllegalArgumentException("limits must name each currency once");
    }
  }

  private static void requireDestinations(List<String> destinations) {
    if (destinations.size() > MAX_DESTINATIONS) {
      throw new IllegalArgumentException(
          "destinationAllowList must not have more than " + MAX_DESTINATIONS + " addresses");
    }
    if (!destinations.stream().allMatch(address -> DESTINATION.matcher(address).matches())) {
      throw new IllegalArgumentException("destinationAllowList must have addresses only");
    }
  }

  public boolean refusesPendingRecipients() {
    return pendingRecipients.equals("refuse");
  }
}
