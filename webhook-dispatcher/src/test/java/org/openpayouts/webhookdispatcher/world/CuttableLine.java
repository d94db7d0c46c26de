package org.openpayouts.webhookdispatcher.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP line to a port of this machine that a test can cut and mend. */
public final class CuttableLine {

  private final int target;
  private final ServerSocket listener;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  private CuttableLine(int target, ServerSocket listener) {
    this.target = target;
    this.listener = listener;
  }

  static CuttableLine to(int target) {
    try {
      var listener = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
      var line = new CuttableLine(target, listener);
      Thread.ofVirtual().start(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Resets what is open and refuses what comes. */
  public void cut() {
    cut = true;
    open.forEach(CuttableLine::close);
    open.clear();
  }

  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var near = listener.accept();
        if (cut) {
          close(near);
          continue;
        }
        var far = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
        open.addAll(List.of(near, far));
        if (cut) {
          close(near);
          close(far);
          continue;
        }
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
      } catch (IOException e) {
        open.forEach(CuttableLine::close);
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Either side went away; both are closed now.
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
