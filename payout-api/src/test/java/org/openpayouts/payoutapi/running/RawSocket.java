package org.openpayouts.payoutapi.running;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** Sends bytes that no HTTP client would. */
public final class RawSocket {
  private static final int PATIENCE_MILLIS = 1_500;

  private RawSocket() {}

  /** Everything that is answered until the connection ends or nothing comes for a while. */
  public static String answer(RunningApi api, String request) {
    var answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        socket.getInputStream().transferTo(answer);
      } catch (SocketTimeoutException | SocketException ended) {
        return answer.toString(ISO_8859_1);
      }
      return answer.toString(ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
