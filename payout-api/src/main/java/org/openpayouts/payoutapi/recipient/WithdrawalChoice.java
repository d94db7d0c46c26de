package org.openpayouts.payoutapi.recipient;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Asset;

/**
 * Where a recipient wants to be paid. Only the form of the address is judged here; the chain's own
 * service judges the rest and refuses to sign for what is none.
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
}
