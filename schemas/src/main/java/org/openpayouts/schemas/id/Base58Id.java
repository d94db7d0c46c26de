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

  private static String stripZeros(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == ZERO_DIGIT.charAt(0)) {
      first++;
    }
    return text.substring(first);
  }
}
