package org.openpayouts.payoutapi.payout;

import java.util.Optional;
import org.openpayouts.schemas.id.Base58Id;

/** A group's id in its text form: 22 characters of base58. */
public record GroupId(String value) implements Comparable<GroupId> {
  public GroupId {
    if (!Base58Id.isId(value)) {
      throw new IllegalArgumentException(
          "not the text of an id: " + value.length() + " characters");
    }
  }

  /** Empty where the text names nothing that could exist. */
  public static Optional<GroupId> parse(String text) {
    return Base58Id.isId(text) ? Optional.of(new GroupId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(GroupId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
