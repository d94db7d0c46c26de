package org.openpayouts.localstack.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Ends of sockets; one that has ended already is no error. */
final class Sockets {
  private Sockets() {}

  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      return;
    }
  }

  /** The other side is told by a reset. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException alreadyGone) {
      return;
    } finally {
      close(socket);
    }
  }
}
