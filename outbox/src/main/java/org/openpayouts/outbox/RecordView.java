package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.outbox.ParkedRecords.Parked;

/**
 * What may be shown of a record. Its bytes may hold an e-mail, an address or a stranger's secret:
 * only their length, their digest and the first few are shown, and of its headers those that the
 * contract of docs/events.md names.
 */
final class RecordView {

  private static final int BYTES_SHOWN = 16;
  private static final int TEXT_MAX = 300;
  private static final List<String> HEADERS =
      List.of(
          "original-timestamp",
          "schema-id",
          "failure-category",
          "error-class",
          "error-message",
          "attempts",
          "last-attempt-at",
          "worker",
          "replay-count",
          "traceparent",
          "original-key-bytes",
          "original-value-bytes",
          "original-headers-bytes");

  private RecordView() {}

  static Map<String, String> of(Parked parked, String type) {
    var view = new LinkedHashMap<String, String>();
    byte[] value = parked.record().value();
    view.put("binding", parked.binding());
    view.put("type", type);
    view.put("bytes", Integer.toString(value.length));
    view.put("sha256", sha256(value));
    view.put("begins", beginning(value));
    Map<String, byte[]> headers = parked.record().headers();
    HEADERS.stream()
        .filter(headers::containsKey)
        .forEach(name -> view.put(name, text(headers.getOrDefault(name, new byte[0]))));
    long others = headers.keySet().stream().filter(name -> !HEADERS.contains(name)).count();
    view.put("other headers", Long.toString(others));
    return view;
  }

  private static String beginning(byte[] value) {
    String shown =
        HexFormat.of().formatHex(Arrays.copyOf(value, Math.min(value.length, BYTES_SHOWN)));
    return value.length > BYTES_SHOWN ? shown + "..." : shown;
  }

  private static String text(byte[] value) {
    String text = new String(value, UTF_8).replaceAll("\\p{Cntrl}", " ");
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
  }

  private static String sha256(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
