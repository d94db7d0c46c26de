package org.openpayouts.broadcaster.chain;

/** A transaction's id as explorers show it: 64 lower-case hexadecimal digits. */
public record TransactionId(String value) {
  public TransactionId {
    if (!value.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a transaction id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
