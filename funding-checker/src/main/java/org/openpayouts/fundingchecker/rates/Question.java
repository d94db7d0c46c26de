package org.openpayouts.fundingchecker.rates;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * One request to a source, and where in its answer the prices stand.
 *
 * @param observedAt where it says when it saw them, if it does
 */
record Question(
    URI uri,
    Map<String, String> headers,
    Map<Pair, Place> places,
    @Nullable JsonPointer observedAt) {

  Question {
    headers = Map.copyOf(headers);
    places = Map.copyOf(places);
  }
}
