package org.openpayouts.schemas.id;

import java.util.Optional;

/** A cutoff's id in its text form: 22 characters of base58. */
public record CutoffId(String value) implements Comparable<CutoffId> {
  public CutoffId {
    if (!Base58Id.isId(value)) {
      throw new IllegalArgumentException(
          "not the text of an id: " + value.length() + " characters");
    }
  }

  /** Empty where the text names nothing that could exist. */
  public static Optional<CutoffId> parse(String text) {
    return Base58Id.isId(text) ? Optional.of(new CutoffId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(CutoffId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
