package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openpayouts.schemas.currency.Currency;

/**
 * Money that has arrived at an address of a chain, as deep in it as whoever tells of it demands.
 *
 * @param address where it arrived, in the spelling of {@link DepositAccount}
 * @param txid of the transaction: 64 hex digits, which are the same in any size of letters
 * @param output its number in the transaction
 * @param currency the asset
 */
public record ConfirmedDeposit(
    String address, String txid, int output, Currency currency, BigDecimal amount) {
  private static final Pattern TXID = Pattern.compile("(0x)?[0-9a-fA-F]{64}");
  private static final Pattern OUTPUT =
      Pattern.compile("(?:0x)?([0-9a-f]{64}):0*([0-9]+)", Pattern.CASE_INSENSITIVE);

  public ConfirmedDeposit {
    if (!TXID.matcher(txid).matches()) {
      throw new IllegalArgumentException("txid must have 64 hex digits");
    }
    if (output < 0) {
      throw new IllegalArgumentException("output must not be negative");
    }
    if (currency.fiat()) {
      throw new IllegalArgumentException("no chain carries " + currency.code());
    }
    address = DepositAccount.ofAddress(address).name();
    txid = txid.substring(txid.length() - 64).toLowerCase(Locale.ROOT);
  }

  /**
   * A deposit's name in the one spelling that it has here: explorers write that of an output in
   * other letters, and two names would be money twice. Every other name stays as it is.
   */
  static String spelled(String externalId) {
    Matcher output = OUTPUT.matcher(externalId);
    return output.matches()
        ? output.group(1).toLowerCase(Locale.ROOT) + ":" + output.group(2)
        : externalId;
  }

  /** Whether a deposit's name is that of a chain's output, which is one merchant's only. */
  static boolean isOutput(String externalId) {
    return OUTPUT.matcher(externalId).matches();
  }

  /** The chain's own name of it. */
  String externalId() {
    return txid + ":" + output;
  }
}
