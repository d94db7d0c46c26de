package org.openpayouts.webhookdispatcher.delivery;

/**
 * What a message is about; messages about one subject keep their order.
 *
 * @param id the payout's or recipient's id; of a reserve its merchant's id and its currency
 */
public record Subject(Kind kind, String id) implements Comparable<Subject> {

  /** The things that merchants are told about. */
  public enum Kind {
    PAYOUT,
    RECIPIENT,
    /** What a merchant has in one currency. */
    RESERVE
  }

  @Override
  public int compareTo(Subject other) {
    return id.compareTo(other.id);
  }
}
