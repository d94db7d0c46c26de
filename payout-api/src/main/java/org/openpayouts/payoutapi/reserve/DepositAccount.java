package org.openpayouts.payoutapi.reserve;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a merchant's money comes in: a bank account or an address of a chain.
 *
 * @param name the account's number or the address, in the one spelling that we keep
 */
public record DepositAccount(Rail rail, String name) {
  private static final Pattern WRITTEN = Pattern.compile("[!-~]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]+");

  /** BIP 173: a name of the chain, 1 and letters of one size; base58 means by each what it says. */
  private static final Pattern BECH32 =
      Pattern.compile("[!-@\\[-~]+1[02-9ac-hj-np-z]{6,}|[!-`{-~]+1[02-9AC-HJ-NP-Z]{6,}");

  /** A BIC whose branch is three times X is that of the head office, as is one without a branch. */
  private static final Pattern HEAD_OFFICE = Pattern.compile("^([A-Z0-9]{8})XXX/");

  /**
   * Its one spelling.
   *
   * @throws IllegalArgumentException if it is none that a bank or chain writes
   */
  public DepositAccount {
    name = rail == Rail.BANK_TRANSFER ? withoutBlanks(name) : name.strip();
    if (!WRITTEN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an account is written in ASCII, and an address without white space");
    }
    name = rail == Rail.BANK_TRANSFER ? ofOneBank(name) : ofOneChain(name);
  }

  private static String withoutBlanks(String name) {
    return BLANKS.matcher(name).replaceAll("");
  }

  private static String ofOneBank(String name) {
    return HEAD_OFFICE.matcher(name.toUpperCase(Locale.ROOT)).replaceFirst("$1/");
  }

  private static String ofOneChain(String name) {
    boolean isSameInAnySize = HEX.matcher(name).matches() || BECH32.matcher(name).matches();
    return isSameInAnySize ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** How the money comes. */
  public enum Rail {
    BANK_TRANSFER,
    CRYPTO;

    public static Optional<Rail> parse(String word) {
      return Stream.of(values()).filter(rail -> rail.word().equals(word)).findFirst();
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a bank may write an account so. */
  public static boolean isOfABank(String name) {
    return WRITTEN.matcher(withoutBlanks(name)).matches();
  }

  public static DepositAccount ofBank(String name) {
    return new DepositAccount(Rail.BANK_TRANSFER, name);
  }

  public static DepositAccount ofAddress(String address) {
    return new DepositAccount(Rail.CRYPTO, address);
  }
}
