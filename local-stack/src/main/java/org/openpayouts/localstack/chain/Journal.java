package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.secp256k1.Hex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The node's memory on disk: one line per thing that happened, in order. A line that a kill cut in
 * half is forgotten with everything after it.
 */
final class Journal implements AutoCloseable {
  /** What happened. */
  sealed interface Event {
    record BlockConnected(Block block) implements Event {}

    record TipDisconnected() implements Event {}

    /** A transaction entered the mempool with a fee in satoshis. */
    record TransactionAccepted(Transaction tx, long fee, long time) implements Event {}

    record TransactionDropped(String txid) implements Event {}
  }

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the journal of a folder after telling all that it remembers. */
  static Journal open(Path folder, Consumer<Event> listener) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("chain.journal");
      long length = Files.exists(file) ? replay(Files.readAllBytes(file), listener) : 0;
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(length);
      channel.position(length);
      return new Journal(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long replay(byte[] bytes, Consumer<Event> listener) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        listener.accept(read(new String(bytes, start, i - start, StandardCharsets.US_ASCII)));
        start = i + 1;
      }
    }
    return start;
  }

  private static Event read(String line) {
    String[] words = line.split(" ");
    return switch (words[0]) {
      case "block" -> new Event.BlockConnected(Block.read(words[1]));
      case "disconnect" -> new Event.TipDisconnected();
      case "accept" ->
          new Event.TransactionAccepted(
              Transaction.read(words[3]), Long.parseLong(words[1]), Long.parseLong(words[2]));
      case "drop" -> new Event.TransactionDropped(words[1]);
      default -> throw new IllegalStateException("the chain's journal has a line: " + words[0]);
    };
  }

  private static String write(Event event) {
    return switch (event) {
      case Event.BlockConnected(Block block) -> "block " + Hex.encode(Block.write(block));
      case Event.TipDisconnected() -> "disconnect";
      case Event.TransactionAccepted(Transaction tx, long fee, long time) ->
          "accept " + fee + " " + time + " " + Hex.encode(Transaction.write(tx));
      case Event.TransactionDropped(String txid) -> "drop " + txid;
    };
  }

  void append(Event event) {
    try {
      ByteBuffer line = ByteBuffer.wrap((write(event) + "\n").getBytes(StandardCharsets.US_ASCII));
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
