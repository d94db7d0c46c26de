package org.openpayouts.payoutapi.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The URLs that a client may have signed. It signs its own view: a public base URL and the request
 * target as it stands on the wire. Two clients sign something else: PHP signs {@code +} where it
 * sends {@code %20}, and C# signs the query before it was encoded. The latter counts only where the
 * decoded text says the same as the query: an encoded {@code &} or {@code =} could otherwise turn
 * one signed parameter into two.
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
      decode(encoded)
          .filter(decoded -> saysTheSame(decoded, encoded))
          .ifPresent(decoded -> targets.add(path + decoded));
    }
    return targets.stream()
        .flatMap(target -> publicBaseUrls.stream().map(base -> base + target))
        .toList();
  }

  private static boolean saysTheSame(String decoded, String encoded) {
    List<Parameter> read =
        parameters(encoded).stream()
            .map(sent -> new Parameter(formDecoded(sent.name()), formDecoded(sent.value())))
            .toList();
    return read.equals(parameters(decoded));
  }

  private static List<Parameter> parameters(String query) {
    return Arrays.stream(query.split("&", -1))
        .map(part -> part.split("=", 2))
        .map(part -> new Parameter(part[0], part.length == 1 ? "" : part[1]))
        .toList();
  }

  private static String formDecoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private record Parameter(String name, String value) {}

  private static Optional<String> decode(String encoded) {
    try {
      String plusKept = encoded.replace("+", "%2B");
      return Optional.of(URLDecoder.decode(plusKept, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException brokenEscape) {
      return Optional.empty();
    }
  }
}
