package org.openpayouts.payoutapi.reserve;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a merchant's money comes in: a bank account or an address of a chain.
 *
 * @param name the account's number, or the address exactly as its chain writes it
 */
public record DepositAccount(Rail rail, String name) {

  /** An IBAN is one whatever its spaces and the size of its letters. */
  public DepositAccount {
    name = rail == Rail.BANK_TRANSFER ? name.replace(" ", "").toUpperCase(Locale.ROOT) : name;
    if (name.isBlank()) {
      throw new IllegalArgumentException("an account has a name");
    }
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

  public static DepositAccount ofBank(String name) {
    return new DepositAccount(Rail.BANK_TRANSFER, name);
  }

  public static DepositAccount ofAddress(String address) {
    return new DepositAccount(Rail.CRYPTO, address);
  }
}
