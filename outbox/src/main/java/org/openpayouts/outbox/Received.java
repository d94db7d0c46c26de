package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One decoded record with its coordinates; {@code key} is empty if the record had none. */
public record Received<T>(
    T value, String key, String topic, int partition, long offset, Map<String, byte[]> headers) {

  /** The last header of that name as UTF-8 text, or null. */
  public @Nullable String header(String name) {
    byte[] bytes = headers.get(name);
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
