package org.openpayouts.payoutapi.signature;

import java.util.Arrays;
import java.util.Optional;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.exceptions.AddressFormatException;

/** The name of a public key, as clients give it when they ask for a token. */
public record Sin(String value) {
  private static final int LONGEST = 36;
  private static final int BODY_BYTES = 22;
  private static final int CHECKSUM_BYTES = 4;

  public static Sin of(PublicKey key) {
    return new Sin(key.sin());
  }

  /** Empty where the text is none: its checksum is wrong, or it names something else. */
  public static Optional<Sin> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base58.decode(text);
      if (bytes.length != BODY_BYTES + CHECKSUM_BYTES || bytes[0] != 0x0F || bytes[1] != 0x02) {
        return Optional.empty();
      }
      byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
      byte[] checksum = Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length);
      return Arrays.equals(checksum, PublicKey.checksum(body))
          ? Optional.of(new Sin(text))
          : Optional.empty();
    } catch (AddressFormatException notBase58) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
