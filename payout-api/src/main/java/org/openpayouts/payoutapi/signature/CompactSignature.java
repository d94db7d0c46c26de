package org.openpayouts.payoutapi.signature;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An ECDSA signature as 32 bytes of r and 32 bytes of s. Signatures arrive as DER in hexadecimal;
 * of DER only the one form is taken that signers of this protocol write.
 */
record CompactSignature(byte[] bytes) {
  private static final int NUMBER_BYTES = 32;
  private static final int MAX_DER_BYTES = 72;
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;

  CompactSignature {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Empty where the text is not a DER signature in hexadecimal. */
  static Optional<CompactSignature> ofDerHex(String hex) {
    if (hex.length() > 2 * MAX_DER_BYTES) {
      return Optional.empty();
    }
    try {
      return ofDer(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static Optional<CompactSignature> ofDer(byte[] der) {
    if (der.length < 8 || der[0] != SEQUENCE || der[1] != der.length - 2) {
      return Optional.empty();
    }
    int rLength = der[3];
    int sTag = 4 + rLength;
    if (der[2] != INTEGER || rLength < 1 || sTag + 2 > der.length || der[sTag] != INTEGER) {
      return Optional.empty();
    }
    int sLength = der[sTag + 1];
    if (sLength < 1 || sTag + 2 + sLength != der.length) {
      return Optional.empty();
    }
    byte[] compact = new byte[2 * NUMBER_BYTES];
    boolean fits =
        copyNumber(der, 4, rLength, compact, 0)
            && copyNumber(der, sTag + 2, sLength, compact, NUMBER_BYTES);
    return fits ? Optional.of(new CompactSignature(compact)) : Optional.empty();
  }

  private static boolean copyNumber(byte[] der, int from, int length, byte[] compact, int to) {
    boolean padded = length > 1 && der[from] == 0;
    int first = padded ? from + 1 : from;
    int digits = padded ? length - 1 : length;
    if (digits > NUMBER_BYTES || (!padded && der[from] < 0)) {
      return false;
    }
    System.arraycopy(der, first, compact, to + NUMBER_BYTES - digits, digits);
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompactSignature signature && Arrays.equals(bytes, signature.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "CompactSignature";
  }
}
