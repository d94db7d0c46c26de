package org.openpayouts.payoutapi.signature;

import java.util.List;

/** What the signature of a request says. */
public sealed interface Verdict {
  /**
   * The key signed exactly this string: the URL and, behind it, the body.
   *
   * @param url the URL that verified, which need not be the one on the wire
   */
  record Signed(PublicKey key, String url, byte[] body) implements Verdict {}

  /** A header that a signed request carries is not there. */
  record Unsigned(String header) implements Verdict {}

  /** The identity is no public key in hexadecimal. */
  record NoKey() implements Verdict {}

  /**
   * The key did not sign this request.
   *
   * @param hashed the URLs before the body whose hashes were tried
   */
  record Mismatch(List<String> hashed) implements Verdict {}
}
