package org.openpayouts.payoutapi.merchant;

import java.time.Instant;
import java.util.List;
import org.openpayouts.payoutapi.signature.Sin;

/**
 * The keys of a token.
 *
 * @param linked may use it
 * @param unlinked were taken from it and never come back to it
 */
record TokenKeys(List<LinkedKey> linked, List<Sin> unlinked) {
  static final TokenKeys NONE = new TokenKeys(List.of(), List.of());

  TokenKeys {
    linked = List.copyOf(linked);
    unlinked = List.copyOf(unlinked);
  }

  boolean links(Sin sin) {
    return linked.stream().anyMatch(key -> key.sin().equals(sin));
  }

  int total() {
    return linked.size() + unlinked.size();
  }

  /** A key that may use a token. */
  record LinkedKey(Sin sin, Instant linkedAt) {}
}
