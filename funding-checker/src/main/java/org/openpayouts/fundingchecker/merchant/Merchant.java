package org.openpayouts.fundingchecker.merchant;

import org.openpayouts.schemas.id.MerchantId;

/**
 * What funding needs to know of a merchant.
 *
 * @param active whether it may pay out at all
 * @param smallMayOvertake whether a payout that the reserve covers may be funded although an
 *     earlier one was not
 * @param fundOnDeposit whether a deposit funds what the last cutoff left
 * @param recipientPaysNetworkFee whether what the chain takes is taken from what is paid
 */
public record Merchant(
    MerchantId id,
    long version,
    boolean active,
    boolean smallMayOvertake,
    boolean fundOnDeposit,
    PlatformFee platformFee,
    boolean recipientPaysNetworkFee,
    Restrictions restrictions) {

  /** One that nothing was said of: it pays nothing out. */
  public static Merchant unknown(MerchantId id) {
    return new Merchant(id, 0, false, false, false, PlatformFee.NONE, false, Restrictions.NONE);
  }
}
