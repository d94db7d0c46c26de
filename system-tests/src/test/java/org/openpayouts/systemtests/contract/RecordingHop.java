package org.openpayouts.systemtests.contract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openpayouts.localstack.process.Ports;

/**
 * A hop that changes no byte, before payout-api: what comes through is recorded. Libraries that
 * have clients of their own come through it. It ends with this JVM.
 */
public final class RecordingHop {
  private static final int BACKLOG = 50;
  private static final int SILENCE_MILLIS = 60_000;

  private final ServerSocket listening;
  private final String host;
  private final int port;

  private RecordingHop(ServerSocket listening, String host, int port) {
    this.listening = listening;
    this.host = host;
    this.port = port;
  }

  /** Host and port of a new one before this host and port. */
  public static String before(String api) {
    int colon = api.lastIndexOf(':');
    try {
      var listening = new ServerSocket(0, BACKLOG, InetAddress.getByName(Ports.HOST));
      var hop =
          new RecordingHop(
              listening, api.substring(0, colon), Integer.parseInt(api.substring(colon + 1)));
      thread(hop::accept);
      return Ports.HOST + ":" + listening.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void thread(Runnable work) {
    Thread.ofPlatform().daemon().name("recording-hop").start(work);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        thread(() -> serve(client));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whoever hangs up ends it on both sides, as without this hop. */
  private void serve(Socket client) {
    try (client;
        var api = new Socket(host, port)) {
      client.setSoTimeout(SILENCE_MILLIS);
      api.setSoTimeout(SILENCE_MILLIS);
      InputStream questions = new BufferedInputStream(client.getInputStream());
      InputStream replies = new BufferedInputStream(api.getInputStream());
      Optional<WireMessage> question = WireMessage.read(questions, false);
      while (question.isPresent()) {
        question.get().write(api.getOutputStream());
        boolean bodiless = question.get().firstWord(0).equals("HEAD");
        Optional<WireMessage> reply = WireMessage.read(replies, bodiless);
        if (reply.isEmpty()) {
          return;
        }
        // Before the client has it, so that a scenario that has its answers has them recorded.
        Recorder.shared().add(exchange(question.get(), reply.get()));
        reply.get().write(client.getOutputStream());
        question = WireMessage.read(questions, false);
      }
    } catch (IOException hungUp) {
      // The other side sees the same.
    }
  }

  private static Exchange exchange(WireMessage question, WireMessage reply) {
    return new Exchange(
        new Exchange.Question(
            question.firstWord(0),
            question.firstWord(1),
            question.headers(),
            question.body().length == 0 ? null : text(question)),
        new Exchange.Reply(Integer.parseInt(reply.firstWord(1)), reply.headers(), text(reply)));
  }

  private static String text(WireMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }
}
