package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.Comparator;

/** A place in the queue of a merchant and ledger currency: by request instant, then by id. */
record Place(Instant requestedAt, String payoutId) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::requestedAt).thenComparing(Place::payoutId);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
