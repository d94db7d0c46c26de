package org.openpayouts.webhookdispatcher.merchantserver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** An HTTPS receiver on 127.0.0.1 that does with each path what a test tells it to. */
public final class MerchantServer implements AutoCloseable {

  private final ServerSocket listener;
  private final List<ReceivedWebhook> received = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Behaviour>> once = new ConcurrentHashMap<>();
  private final Map<String, Behaviour> always = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private MerchantServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts with certificates of its own. */
  public static MerchantServer start(SSLContext tls) {
    try {
      var listener =
          tls.getServerSocketFactory()
              .createServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
      var server = new MerchantServer(listener);
      Thread.ofVirtual().name("merchant-server").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url(String path) {
    return "https://127.0.0.1:" + listener.getLocalPort() + path;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From now on, and until told otherwise, this path behaves so. */
  public void always(String path, Behaviour behaviour) {
    always.put(path, behaviour);
  }

  /** The next requests to this path are treated so, one after the other. */
  public void next(String path, Behaviour... behaviours) {
    once.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(behaviours));
  }

  public List<ReceivedWebhook> received(String path) {
    return received.stream().filter(one -> one.path().equals(path)).toList();
  }

  /** TCP connections accepted so far. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in = new BufferedInputStream(socket.getInputStream());
        var out = socket.getOutputStream()) {
      while (true) {
        var request = read(in);
        if (request == null || !respond(request, out)) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The sender went away, or the test ended.
      open.remove(socket);
    }
  }

  /** Says whether the connection goes on. */
  private boolean respond(ReceivedWebhook request, OutputStream out)
      throws IOException, InterruptedException {
    var queued = once.get(request.path());
    var next = queued == null ? null : queued.poll();
    var behaviour =
        next == null ? always.getOrDefault(request.path(), Behaviour.answers(200)) : next;
    received.add(request);
    return switch (behaviour) {
      case Behaviour.Answers(var status, var headers) -> {
        out.write(head(status, 0, headers).getBytes(US_ASCII));
        yield true;
      }
      case Behaviour.Hangs() -> {
        Thread.sleep(Long.MAX_VALUE);
        yield false;
      }
      case Behaviour.Closes() -> false;
      case Behaviour.AnswersAndCloses() -> {
        out.write(head(200, 0, Map.of()).getBytes(US_ASCII));
        yield false;
      }
      case Behaviour.Dribbles(var pause) -> {
        dribble(pause, out);
        yield true;
      }
      case Behaviour.Floods(var bytes) -> {
        out.write(head(200, bytes, Map.of()).getBytes(US_ASCII));
        var chunk = new byte[8192];
        for (long sent = 0; sent < bytes; sent += chunk.length) {
          out.write(chunk);
        }
        yield true;
      }
      case Behaviour.FloodsHead(var endlessly) -> {
        out.write("HTTP/1.1 200 Answer\r\nX-Flood: ".getBytes(US_ASCII));
        while (true) {
          out.write(endlessly.getBytes(US_ASCII));
        }
      }
    };
  }

  private static void dribble(Duration pause, OutputStream out)
      throws IOException, InterruptedException {
    out.write(head(200, 100_000, Map.of()).getBytes(US_ASCII));
    for (var i = 0; i < 100_000; i++) {
      out.write('x');
      out.flush();
      Thread.sleep(pause);
    }
  }

  private static String head(int status, long length, Map<String, String> headers) {
    var head = new StringBuilder("HTTP/1.1 " + status + " Answer\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("Content-Length: " + length + "\r\n\r\n").toString();
  }

  private static @org.jspecify.annotations.Nullable ReceivedWebhook read(InputStream in)
      throws IOException {
    var first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new ReceivedWebhook(first.split(" ", -1)[1], headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var c = in.read(); c != -1 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(US_ASCII);
  }
}
