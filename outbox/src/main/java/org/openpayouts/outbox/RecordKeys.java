package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A record's key as text that the database can hold, whatever the bytes are. */
final class RecordKeys {

  private RecordKeys() {}

  /** UTF-8 if it is that and has no U+0000, otherwise {@code hex:...}; null stays null. */
  static @Nullable String text(byte @Nullable [] key) {
    if (key == null) {
      return null;
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
      return text.indexOf('\0') < 0 ? text : hex(key);
    } catch (CharacterCodingException e) {
      return hex(key);
    }
  }

  private static String hex(byte[] key) {
    return "hex:" + HexFormat.of().formatHex(key);
  }
}
