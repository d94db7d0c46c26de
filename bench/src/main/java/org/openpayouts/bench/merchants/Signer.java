package org.openpayouts.bench.merchants;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.openpayouts.bench.load.Prepared;

/**
 * Signs as clients do: about half of what ordinary signers make has an s above half of the curve's
 * order, which the library that is used here never makes by itself.
 */
public final class Signer {
  private static final Secp256k1 CURVE = Secp256k1.get();
  private static final BigInteger ORDER =
      new BigInteger("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141", 16);
  private static final int NUMBER_BYTES = 32;

  private final byte[] privateKey;
  private final String identity;

  public Signer(String privateKeyHex) {
    this.privateKey = HexFormat.of().parseHex(privateKeyHex);
    this.identity = HexFormat.of().formatHex(CURVE.pubKeyCompress(CURVE.pubkeyCreate(privateKey)));
  }

  /** The value of X-Identity. */
  public String identity() {
    return identity;
  }

  /** The value of X-Signature. */
  public String sign(String url, Prepared.Body body, boolean high) {
    byte[] compact = CURVE.sign(sha256(url, body), privateKey, null);
    return HexFormat.of().formatHex(CURVE.compact2der(high ? withHighS(compact) : compact));
  }

  private static byte[] withHighS(byte[] compact) {
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(compact, NUMBER_BYTES, compact.length));
    byte[] negated = ORDER.subtract(s.min(ORDER.subtract(s))).toByteArray();
    byte[] high = Arrays.copyOf(compact, compact.length);
    // A sign byte before it, since it is above half.
    System.arraycopy(negated, negated.length - NUMBER_BYTES, high, NUMBER_BYTES, NUMBER_BYTES);
    return high;
  }

  private static byte[] sha256(String url, Prepared.Body body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(url.getBytes(StandardCharsets.UTF_8));
      digest.update(body.head());
      return digest.digest(body.tail());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
