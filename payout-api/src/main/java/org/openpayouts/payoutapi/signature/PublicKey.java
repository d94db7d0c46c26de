package org.openpayouts.payoutapi.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bitcoinj.base.Base58;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/** A merchant system's key: 33 bytes, compressed. Whether it is a point is the curve's affair. */
public record PublicKey(byte[] bytes) {
  private static final int COMPRESSED_BYTES = 33;
  private static final int HASH_BYTES = 20;
  private static final int CHECKSUM_BYTES = 4;
  private static final byte[] SIN_PREFIX = {0x0F, 0x02};

  public PublicKey {
    if (bytes.length != COMPRESSED_BYTES || (bytes[0] != 2 && bytes[0] != 3)) {
      throw new IllegalArgumentException("not a compressed public key");
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Empty where the text is not 66 hexadecimal digits of a compressed key. */
  public static Optional<PublicKey> parse(String hex) {
    if (hex.length() != 2 * COMPRESSED_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PublicKey(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT))));
    } catch (IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  /** The SIN: the name under which tokens are linked to this key. */
  public String sin() {
    byte[] sin = Arrays.copyOf(SIN_PREFIX, SIN_PREFIX.length + HASH_BYTES + CHECKSUM_BYTES);
    byte[] sha = sha256(bytes);
    var ripemd = new RIPEMD160Digest();
    ripemd.update(sha, 0, sha.length);
    ripemd.doFinal(sin, SIN_PREFIX.length);
    byte[] checksum = checksum(Arrays.copyOf(sin, SIN_PREFIX.length + HASH_BYTES));
    System.arraycopy(checksum, 0, sin, SIN_PREFIX.length + HASH_BYTES, CHECKSUM_BYTES);
    return Base58.encode(sin);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** What stands behind a SIN's bytes, so that a mistyped one is found out. */
  static byte[] checksum(byte[] body) {
    return Arrays.copyOf(sha256(sha256(body)), CHECKSUM_BYTES);
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return sin();
  }
}
