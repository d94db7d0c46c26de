package org.openpayouts.schemas.id;

import java.util.Optional;

/** A merchant's id in its text form: 22 characters of base58. */
public record MerchantId(String value) implements Comparable<MerchantId> {
  public MerchantId {
    if (!Base58Id.isId(value)) {
      throw new IllegalArgumentException(
          "not the text of an id: " + value.length() + " characters");
    }
  }

  /** Empty where the text names nothing that could exist. */
  public static Optional<MerchantId> parse(String text) {
    return Base58Id.isId(text) ? Optional.of(new MerchantId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(MerchantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
