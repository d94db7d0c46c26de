package org.openpayouts.broadcaster.relearning;

/** Who agreed, and what they found. */
public record TwoPersons(String firstBy, String secondBy, String note) {
  public TwoPersons {
    if (firstBy.isBlank() || secondBy.isBlank() || firstBy.equals(secondBy)) {
      throw new IllegalArgumentException("two different persons must agree");
    }
  }
}
