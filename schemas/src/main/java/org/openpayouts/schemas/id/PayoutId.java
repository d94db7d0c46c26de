package org.openpayouts.schemas.id;

import java.util.Optional;

/** A payout's id in its text form: 22 characters of base58. */
public record PayoutId(String value) implements Comparable<PayoutId> {
  public PayoutId {
    if (!Base58Id.isId(value)) {
      throw new IllegalArgumentException(
          "not the text of an id: " + value.length() + " characters");
    }
  }

  /** Empty where the text names nothing that could exist. */
  public static Optional<PayoutId> parse(String text) {
    return Base58Id.isId(text) ? Optional.of(new PayoutId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(PayoutId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
