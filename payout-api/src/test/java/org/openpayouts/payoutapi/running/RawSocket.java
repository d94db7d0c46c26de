package org.openpayouts.payoutapi.running;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends bytes that no HTTP client would. */
public final class RawSocket {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int DRIP_PATIENCE_MILLIS = 8_000;

  private RawSocket() {}

  /** Sends a head, then a byte from time to time; everything answered until the server hangs up. */
  public static String answerToDrips(RunningApi api, String head, Duration pause) {
    var answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", api.port());
        var drips = Executors.newSingleThreadScheduledExecutor()) {
      socket.setSoTimeout(DRIP_PATIENCE_MILLIS);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      var dripping =
          drips.scheduleAtFixedRate(() -> drip(socket), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
      try {
        socket.getInputStream().transferTo(answer);
      } catch (SocketException reset) {
        return answer.toString(ISO_8859_1);
      } finally {
        dripping.cancel(true);
      }
      return answer.toString(ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drip(Socket socket) {
    try {
      socket.getOutputStream().write(' ');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that is answered until the connection ends or nothing comes for a while. */
  public static String answer(RunningApi api, String request) {
    return answer(api.port(), request);
  }

  /** The same on another port. */
  public static String answer(int port, String request) {
    var answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", port)) {
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
