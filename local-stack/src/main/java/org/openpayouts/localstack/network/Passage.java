package org.openpayouts.localstack.network;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One connection through a proxy: two directions, each with what is under way in it. */
final class Passage {
  private static final int PIECE_BYTES = 16_384;
  private static final int PIECES_UNDER_WAY = 256;
  private static final long LOOK_NANOS = 5_000_000;

  private final Socket client;
  private final Socket upstream;
  private final Supplier<Toxic> toxic;
  private final Consumer<Passage> ended;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  Passage(Socket client, Socket upstream, Supplier<Toxic> toxic, Consumer<Passage> ended) {
    this.client = client;
    this.upstream = upstream;
    this.toxic = toxic;
    this.ended = ended;
  }

  /** Bytes with the moment at which they came; none at the end of the stream. */
  private record Piece(byte[] bytes, long cameNanos) {}

  void open() {
    direction(client, upstream);
    direction(upstream, client);
  }

  void close() {
    end(false);
  }

  void reset() {
    end(true);
  }

  private void end(boolean reset) {
    if (closed.compareAndSet(false, true)) {
      for (Socket socket : new Socket[] {client, upstream}) {
        if (reset) {
          Sockets.reset(socket);
        } else {
          Sockets.close(socket);
        }
      }
      threads.forEach(Thread::interrupt);
      ended.accept(this);
    }
  }

  private void direction(Socket from, Socket to) {
    BlockingQueue<Piece> underWay = new ArrayBlockingQueue<>(PIECES_UNDER_WAY);
    start(() -> read(from, underWay));
    start(() -> write(underWay, to));
  }

  private void start(Side side) {
    Thread thread = Thread.ofVirtual().unstarted(() -> whileOpen(side));
    threads.add(thread);
    thread.start();
  }

  /** One side of a direction until the stream ends or breaks. */
  private interface Side {
    void run() throws IOException, InterruptedException;
  }

  private void whileOpen(Side side) {
    try {
      side.run();
    } catch (IOException broken) {
      close();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
    }
  }

  private static void read(Socket from, BlockingQueue<Piece> underWay)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[PIECE_BYTES];
    int count = 0;
    while (count >= 0) {
      count = from.getInputStream().read(buffer);
      underWay.put(new Piece(Arrays.copyOf(buffer, Math.max(0, count)), System.nanoTime()));
    }
  }

  private void write(BlockingQueue<Piece> underWay, Socket to)
      throws IOException, InterruptedException {
    Piece piece = underWay.take();
    while (piece.bytes().length > 0) {
      awaitArrival(piece);
      to.getOutputStream().write(piece.bytes());
      piece = underWay.take();
    }
    awaitArrival(piece);
    close();
  }

  /** A change of the toxic counts for what is under way too. */
  private void awaitArrival(Piece piece) {
    while (!closed.get() && !hasArrived(piece)) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private boolean hasArrived(Piece piece) {
    return switch (toxic.get()) {
      case Toxic.Latency(var delay) -> System.nanoTime() - piece.cameNanos() >= delay.toNanos();
      case Toxic.BlackHole() -> false;
      case Toxic.Healthy _, Toxic.Cut _, Toxic.Reset _ -> true;
    };
  }
}
