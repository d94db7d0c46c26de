package org.openpayouts.localstack.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.Ports;

/** Passes connections of one loopback port on to another, and disturbs them as it is told. */
public final class TcpProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  private final int port;
  private final int upstreamPort;
  private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
  private volatile Toxic toxic = new Toxic.Healthy();
  private @Nullable ServerSocket listening;

  private TcpProxy(int port, int upstreamPort) {
    this.port = port;
    this.upstreamPort = upstreamPort;
  }

  /** Listens at once; nobody needs to answer behind it yet. */
  public static TcpProxy start(int port, int upstreamPort) {
    TcpProxy proxy = new TcpProxy(port, upstreamPort);
    proxy.listen();
    return proxy;
  }

  /** From now on; connections that are there already are disturbed too. */
  public synchronized void apply(Toxic next) {
    toxic = next;
    switch (next) {
      case Toxic.Cut() -> {
        stopListening();
        passages.forEach(Passage::close);
      }
      case Toxic.Reset() -> {
        listen();
        passages.forEach(Passage::reset);
      }
      case Toxic.Healthy _, Toxic.Latency _, Toxic.BlackHole _ -> listen();
    }
  }

  @Override
  public synchronized void close() {
    stopListening();
    passages.forEach(Passage::close);
  }

  private synchronized void listen() {
    if (listening != null) {
      return;
    }
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(Ports.HOST, port));
      listening = server;
      Thread.ofVirtual().name("proxy-" + port).start(() -> accept(server));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + port, e);
    }
  }

  private void stopListening() {
    if (listening != null) {
      Sockets.close(listening);
      listening = null;
    }
  }

  private void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> pass(client));
      } catch (IOException e) {
        // Closed, which the loop sees; or one connection that went away again.
        continue;
      }
    }
  }

  /** Whoever stands behind it being away looks as it would without a proxy: as a reset. */
  private void pass(Socket client) {
    Socket upstream = new Socket();
    try {
      upstream.connect(
          new InetSocketAddress(InetAddress.getByName(Ports.HOST), upstreamPort), CONNECT_MILLIS);
    } catch (IOException e) {
      Sockets.reset(client);
      return;
    }
    Passage passage = new Passage(client, upstream, () -> toxic, passages::remove);
    passages.add(passage);
    switch (toxic) {
      case Toxic.Reset() -> passage.reset();
      case Toxic.Cut() -> passage.close();
      case Toxic.Healthy _, Toxic.Latency _, Toxic.BlackHole _ -> passage.open();
    }
  }
}
