package org.openpayouts.schemas.id;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.exceptions.AddressFormatException;

/**
 * The text form of a 128-bit id: base58, padded with the zero digit to 22 characters, so that texts
 * sort as their ids do.
 */
public final class Base58Id {
  public static final int LENGTH = 22;
  private static final int UUID_BYTES = 16;
  private static final String ZERO_DIGIT = "1";
  private static final boolean[] IS_DIGIT = new boolean[128];
  private static final String LARGEST = encode(new UUID(-1, -1));

  static {
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
        .chars()
        .forEach(digit -> IS_DIGIT[digit] = true);
  }

  private Base58Id() {}

  public static String encode(UUID id) {
    byte[] bytes =
        ByteBuffer.allocate(UUID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    String digits = stripZeros(Base58.encode(bytes));
    return ZERO_DIGIT.repeat(LENGTH - digits.length()) + digits;
  }

  /** The id, or empty where the text is not the one text of an id. */
  public static Optional<UUID> decode(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] digits = Base58.decode(stripZeros(text));
      if (digits.length > UUID_BYTES) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.allocate(UUID_BYTES);
      bytes.position(UUID_BYTES - digits.length).put(digits).flip();
      return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    } catch (AddressFormatException notBase58) {
      return Optional.empty();
    }
  }

  /** Whether {@link #decode} finds an id: told by the order of the texts, without arithmetic. */
  public static boolean isId(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(c -> c < IS_DIGIT.length && IS_DIGIT[c])
        && text.compareTo(LARGEST) <= 0;
  }

  private static String stripZeros(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == ZERO_DIGIT.charAt(0)) {
      first++;
    }
    return text.substring(first);
  }
}
