package org.openpayouts.localstack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address; nothing here listens anywhere else. */
public final class Ports {
  public static final String HOST = "127.0.0.1";

  private static final int LOWEST_FREE = 10_000;
  private static final int LOWEST_OUTGOING = 32_768;

  private Ports() {}

  /**
   * Ports that were free a moment ago, each another one. Not from the range of which the kernel
   * takes the near ends of outgoing connections: there one is gone again before a server has it.
   */
  public static List<Integer> free(int count) {
    return ThreadLocalRandom.current()
        .ints(LOWEST_FREE, LOWEST_OUTGOING)
        .distinct()
        .filter(Ports::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  /** Whether somebody takes connections there. */
  public static boolean isListening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(HOST, port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
