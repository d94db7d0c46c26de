package org.openpayouts.systemtests.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A message of HTTP/1.1 as it is on the wire. */
final class WireMessage {
  private static final byte[] END = "\r\n\r\n".getBytes(ISO_8859_1);

  private final String head;
  private final Map<String, String> headers;
  private final byte[] body;
  private final byte[] framed;

  private WireMessage(String head, Map<String, String> headers, byte[] body, byte[] framed) {
    this.head = head;
    this.headers = headers;
    this.body = body;
    this.framed = framed;
  }

  /**
   * The next one; empty where the other side has ended.
   *
   * @param bodiless whatever its head says of a body
   */
  static Optional<WireMessage> read(InputStream in, boolean bodiless) throws IOException {
    String head = head(in);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = headers(head);
    if (bodiless) {
      return Optional.of(new WireMessage(head, headers, new byte[0], new byte[0]));
    }
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      var framed = new ByteArrayOutputStream();
      byte[] body = chunks(in, framed);
      return Optional.of(new WireMessage(head, headers, body, framed.toByteArray()));
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return Optional.of(new WireMessage(head, headers, body, body));
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < END.length) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
      matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
    }
    return head.toString(ISO_8859_1);
  }

  private static Map<String, String> headers(String head) {
    Map<String, String> headers = new HashMap<>();
    head.lines()
        .skip(1)
        .filter(line -> line.indexOf(':') > 0)
        .forEach(line -> {
          int colon = line.indexOf(':');
          String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
          headers.put(name, line.substring(colon + 1).strip());
        });
    return headers;
  }

  private static byte[] chunks(InputStream in, OutputStream framed) throws IOException {
    var body = new ByteArrayOutputStream();
    int size;
    do {
      String line = line(in, framed);
      size = Integer.parseInt(line.split(";")[0].strip(), 16);
      byte[] chunk = in.readNBytes(size);
      framed.write(chunk);
      body.write(chunk);
      line(in, framed);
    } while (size > 0);
    return body.toByteArray();
  }

  private static String line(InputStream in, OutputStream framed) throws IOException {
    var line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    line.write('\n');
    framed.write(line.toByteArray());
    return line.toString(ISO_8859_1).strip();
  }

  /** Method and target of a question, version and status of a reply. */
  String firstWord(int index) {
    return head.lines().findFirst().orElse("").split(" ")[index];
  }

  /** By their names in small letters. */
  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  void write(OutputStream out) throws IOException {
    out.write(head.getBytes(ISO_8859_1));
    out.write(framed);
    out.flush();
  }
}
