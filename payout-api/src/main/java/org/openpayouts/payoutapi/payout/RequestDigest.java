package org.openpayouts.payoutapi.payout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Verdict;
import org.openpayouts.schemas.id.MerchantId;

/**
 * What makes a signed request the same request: merchant, key and the exact string that the
 * signature verified. Neither the URL as it arrived nor the bytes of the signature take part, so
 * that neither an encoding changed on the way nor the other S makes a second payout.
 */
public final class RequestDigest implements Comparable<RequestDigest> {
  private static final String DOMAIN = "openpayouts/repeat/1\n";
  private final byte[] bytes;

  private RequestDigest(byte[] bytes) {
    this.bytes = bytes;
  }

  public static RequestDigest of(MerchantId merchant, Verdict.Signed signed) {
    PublicKey key = signed.key();
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((DOMAIN + merchant.value() + "\n").getBytes(StandardCharsets.UTF_8));
      sha.update(key.bytes());
      sha.update(signed.url().getBytes(StandardCharsets.UTF_8));
      return new RequestDigest(sha.digest(signed.body()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  public static RequestDigest of(byte[] stored) {
    return new RequestDigest(stored.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** In the order of the database, so that concurrent writers take rows in one order. */
  @Override
  public int compareTo(RequestDigest other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestDigest digest && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes, 0, 4) + "..";
  }
}
