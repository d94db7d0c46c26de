package org.openpayouts.schemas.id;

import java.util.Optional;

/** A recipient's id in its text form: 22 characters of base58. */
public record RecipientId(String value) implements Comparable<RecipientId> {
  public RecipientId {
    if (!Base58Id.isId(value)) {
      throw new IllegalArgumentException(
          "not the text of an id: " + value.length() + " characters");
    }
  }

  /** Empty where the text names nothing that could exist. */
  public static Optional<RecipientId> parse(String text) {
    return Base58Id.isId(text) ? Optional.of(new RecipientId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(RecipientId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
