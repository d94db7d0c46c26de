package org.openpayouts.webhookdispatcher.delivery;

/**
 * What a message is about; messages about one subject keep their order.
 *
 * @param id the payout's or recipient's id
 */
public record Subject(Kind kind, String id) implements Comparable<Subject> {

  /** The things that merchants are told about. */
  public enum Kind {
    PAYOUT,
    RECIPIENT
  }

  @Override
  public int compareTo(Subject other) {
    return id.compareTo(other.id);
  }
}
