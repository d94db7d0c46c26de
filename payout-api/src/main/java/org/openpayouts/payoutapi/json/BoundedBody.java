package org.openpayouts.payoutapi.json;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** The raw bytes of a request's body: never more of them than allowed, and not for longer. */
public final class BoundedBody {
  private static final int BUFFER_BYTES = 8 * 1024;

  private BoundedBody() {}

  /** The body did not arrive in time. */
  public static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1;

    TooSlow() {
      super("the body did not arrive in time");
    }
  }

  /**
   * Empty where the body is larger than the limit; what is too large is not read.
   *
   * @param within how long the whole body may take; a silence that begins before may still last as
   *     long as the server's connection-timeout
   * @throws TooSlow if it takes longer
   */
  public static Optional<byte[]> read(HttpServletRequest http, int limit, Duration within)
      throws IOException {
    if (http.getContentLengthLong() > limit) {
      return Optional.empty();
    }
    long begun = System.nanoTime();
    InputStream in = http.getInputStream();
    var body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = next(in, buffer); read >= 0; read = next(in, buffer)) {
      if (body.size() + read > limit) {
        return Optional.empty();
      }
      body.write(buffer, 0, read);
      if (System.nanoTime() - begun > within.toNanos()) {
        throw new TooSlow();
      }
    }
    return Optional.of(body.toByteArray());
  }

  private static int next(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (SocketTimeoutException silence) {
      throw new TooSlow();
    }
  }
}
