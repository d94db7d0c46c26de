package org.openpayouts.payoutapi.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies signatures of requests against the URLs under which this service is known. */
public final class Signatures {
  private static final Logger log = LoggerFactory.getLogger(Signatures.class);

  private final Curve curve;
  private final List<String> publicBaseUrls;

  Signatures(Curve curve, List<String> publicBaseUrls) {
    this.curve = curve;
    this.publicBaseUrls =
        publicBaseUrls.stream()
            .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
            .toList();
  }

  /** With the fastest arithmetic that this platform has. */
  public static Signatures under(List<String> publicBaseUrls) {
    return new Signatures(fastestCurve(), publicBaseUrls);
  }

  public Verdict verify(SignedRequest request) {
    String identity = request.identity();
    String signature = request.signature();
    if (identity == null || identity.isBlank()) {
      return new Verdict.Unsigned("X-Identity");
    }
    if (signature == null || signature.isBlank()) {
      return new Verdict.Unsigned("X-Signature");
    }
    var key = PublicKey.parse(identity.strip()).filter(curve::contains);
    if (key.isEmpty()) {
      return new Verdict.NoKey();
    }
    boolean withBody = request.body().length > 0;
    List<String> candidates = SignedUrls.of(publicBaseUrls, request.target(), withBody);
    var compact = CompactSignature.ofDerHex(signature.strip());
    if (compact.isPresent()) {
      for (String url : candidates) {
        if (curve.verifies(key.get(), sha256(url, request.body()), compact.get())) {
          return new Verdict.Signed(key.get(), url, request.body());
        }
      }
    }
    return new Verdict.Mismatch(candidates);
  }

  /** Whether a key that is to be registered could ever verify anything. */
  public boolean isUsable(PublicKey key) {
    return curve.contains(key);
  }

  static byte[] sha256(String url, byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(url.getBytes(StandardCharsets.UTF_8));
      return digest.digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static Curve fastestCurve() {
    try {
      return new NativeCurve();
    } catch (RuntimeException | LinkageError noLibrary) {
      log.atWarn()
          .addKeyValue("cause", noLibrary.toString())
          .log("no native secp256k1 here, verifying in Java");
      return new BouncyCastleCurve();
    }
  }
}
