package org.openpayouts.payoutapi.recipient;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Asset;

/**
 * Where a recipient wants to be paid. Only the form of the address is judged here; {@link
 * Destinations} judges the rest where it comes in, and the chain's own service before it signs.
 */
public record WithdrawalChoice(Asset asset, String address, @Nullable String memo) {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9:._-]{14,128}");
  private static final int MAX_MEMO = 128;

  public WithdrawalChoice {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("address must have the form of an address of its chain");
    }
    if (memo != null && (memo.isBlank() || memo.length() > MAX_MEMO)) {
      throw new IllegalArgumentException("memo must have 1 to 128 characters");
    }
  }

  /** The choice of this address without a memo; empty where it has not the form of one. */
  public static Optional<WithdrawalChoice> read(Asset asset, String address) {
    return ADDRESS.matcher(address).matches()
        ? Optional.of(new WithdrawalChoice(asset, address, null))
        : Optional.empty();
  }
}
