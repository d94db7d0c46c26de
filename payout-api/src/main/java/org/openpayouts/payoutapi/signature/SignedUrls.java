package org.openpayouts.payoutapi.signature;

import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.net.URLEncoder;
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
 * one signed parameter into two. And a gateway may have written the query anew, so that what was
 * signed is found by writing it as the published clients do. None of them sends a query together
 * with a body, and each candidate costs a hash of the body: with one, only the wire counts.
 */
final class SignedUrls {
  private SignedUrls() {}

  /** The candidates in the order in which they are worth trying, without repeats. */
  static List<String> of(List<String> publicBaseUrls, String rawTarget, boolean withBody) {
    SequencedSet<String> targets = new LinkedHashSet<>();
    targets.add(rawTarget);
    int query = rawTarget.indexOf('?');
    if (query >= 0 && !withBody) {
      String path = rawTarget.substring(0, query + 1);
      String encoded = rawTarget.substring(query + 1);
      targets.add(path + encoded.replace("%20", "+"));
      decode(encoded)
          .filter(decoded -> saysTheSame(decoded, encoded))
          .ifPresent(decoded -> targets.add(path + decoded));
      writtenAnew(encoded).forEach(rewritten -> targets.add(path + rewritten));
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

  /** The same names and values, as Java, PHP and Python write them, and as JavaScript does. */
  private static List<String> writtenAnew(String encoded) {
    try {
      String form =
          parameters(encoded).stream()
              .map(sent ->
                  formEncoded(formDecoded(sent.name()))
                      + "="
                      + formEncoded(formDecoded(sent.value())))
              .collect(joining("&"));
      return List.of(form, asJavaScriptWrites(form));
    } catch (IllegalArgumentException brokenEscape) {
      return List.of();
    }
  }

  private static String formEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String asJavaScriptWrites(String form) {
    return form.replace("+", "%20")
        .replace("%21", "!")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%7E", "~");
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
