package org.openpayouts.payoutapi.merchant;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param destinationAllowList empty means any; always empty until a service enforces it
 * @param limits per ledger currency; always empty until a service enforces them
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

  /** Limits of one ledger currency in ledger units; absent means none. */
  public record Limits(
      String currency,
      @Nullable Long perPayout,
      @Nullable Long perDay,
      @Nullable Long perRecipientPerDay) {}

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
  }

  public boolean refusesPendingRecipients() {
    return pendingRecipients.equals("refuse");
  }
}
