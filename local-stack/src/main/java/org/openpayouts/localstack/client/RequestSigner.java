package org.openpayouts.localstack.client;

import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * BitPay's request signature: hex of the DER form of ECDSA on secp256k1 over SHA-256 of the whole
 * URL followed by the body.
 */
public final class RequestSigner {
  private static final Secp256k1 CURVE = Secp256k1.get();

  private final byte[] privateKey;
  private final String publicKeyHex;

  private RequestSigner(byte[] privateKey) {
    this.privateKey = privateKey;
    byte[] uncompressed = CURVE.pubkeyCreate(privateKey);
    this.publicKeyHex = HexFormat.of().formatHex(CURVE.pubKeyCompress(uncompressed));
  }

  /**
   * @throws IllegalArgumentException if the hex is no private key of the curve
   */
  public static RequestSigner of(String privateKeyHex) {
    byte[] key = HexFormat.of().parseHex(privateKeyHex);
    if (!CURVE.secKeyVerify(key)) {
      throw new IllegalArgumentException("not a private key of secp256k1");
    }
    return new RequestSigner(key);
  }

  /** The value of X-Identity. */
  public String publicKeyHex() {
    return publicKeyHex;
  }

  /** The value of X-Signature for exactly this string. */
  public String sign(String urlAndBody) {
    byte[] compact = CURVE.sign(sha256(urlAndBody), privateKey, null);
    return HexFormat.of().formatHex(CURVE.compact2der(compact));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
