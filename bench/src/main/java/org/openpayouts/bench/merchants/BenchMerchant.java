package org.openpayouts.bench.merchants;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openpayouts.bench.load.Prepared;

/**
 * Somebody who asks for payouts.
 *
 * @param token of the facade payout
 * @param recipientId whom all of its payouts are for
 */
public record BenchMerchant(String id, Signer signer, String token, String recipientId) {
  /** A signed post of these bytes. */
  public Prepared post(Address address, Prepared.Body body, boolean high) {
    return new Prepared(
        Prepared.Kind.MAKES,
        "POST",
        address.target(),
        headers(signer.sign(address.signed(), body, high)),
        body);
  }

  /** A signed question with the token in its query. */
  public Prepared get(String publicBaseUrl, String path) {
    String target = path + (path.contains("?") ? "&" : "?") + "token=" + token;
    String signature = signer.sign(publicBaseUrl + target, Prepared.Body.NONE, false);
    return new Prepared(Prepared.Kind.READS, "GET", target, headers(signature), Prepared.Body.NONE);
  }

  private Map<String, String> headers(String signature) {
    return Map.of(
        "X-Accept-Version", "2.0.0", "X-Identity", signer.identity(), "X-Signature", signature);
  }

  /** Where a request goes, and what stands before that in the string that is signed. */
  public record Address(String publicBaseUrl, String target) {
    String signed() {
      return publicBaseUrl + target;
    }
  }

  /** A text as bytes of a body. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
