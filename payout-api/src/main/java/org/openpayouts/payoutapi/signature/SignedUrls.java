package org.openpayouts.payoutapi.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The URLs that a client may have signed. It signs its own view: a public base URL and the request
 * target as it stands on the wire. Two clients sign something else: PHP signs {@code +} where it
 * sends {@code %20}, and C# signs the query before it was encoded.
 */
final class SignedUrls {
  private SignedUrls() {}

  /** The candidates in the order in which they are worth trying, without repeats. */
  static List<String> of(List<String> publicBaseUrls, String rawTarget) {
    SequencedSet<String> targets = new LinkedHashSet<>();
    targets.add(rawTarget);
    int query = rawTarget.indexOf('?');
    if (query >= 0 && rawTarget.indexOf('%', query) >= 0) {
      String path = rawTarget.substring(0, query + 1);
      String encoded = rawTarget.substring(query + 1);
      targets.add(path + encoded.replace("%20", "+"));
      decode(encoded).ifPresent(decoded -> targets.add(path + decoded));
    }
    return targets.stream()
        .flatMap(target -> publicBaseUrls.stream().map(base -> base + target))
        .toList();
  }

  private static Optional<String> decode(String encoded) {
    try {
      String plusKept = encoded.replace("+", "%2B");
      return Optional.of(URLDecoder.decode(plusKept, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException brokenEscape) {
      return Optional.empty();
    }
  }
}
