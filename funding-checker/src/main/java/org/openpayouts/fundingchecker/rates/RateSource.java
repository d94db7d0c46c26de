package org.openpayouts.fundingchecker.rates;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Somebody outside who knows prices. */
interface RateSource {
  String name();

  /** What it is asked for. */
  Set<Pair> pairs();

  /**
   * Asks once; ends within a bounded time.
   *
   * @param askedAt by the database's clock; what it tells is never younger
   * @return what it told; nothing of a pair that it did not tell, or not in time
   */
  List<Observation> ask(Instant askedAt);
}
