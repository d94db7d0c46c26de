package org.openpayouts.outbox;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The way in: batches are handled together with the move of the consumed position. */
public final class Inbound {

  /** What an unknown but valid record type means to the reader. */
  public enum Role {
    /** A read model: counts and skips it. */
    PROJECTION,
    /** Decides about money: stops that partition, loudly. */
    DECIDER
  }

  Inbound() {}

  /**
   * The function of a binding.
   *
   * @param binding the function's name, as in {@code fundAtCutoff}
   */
  public <T> Consumer<List<ConsumerRecord<byte[], byte[]>>> handler(
      String binding, Role role, RecordDecoder<T> decoder, BatchHandler<T> handler) {
    return records -> {
      throw new UnsupportedOperationException("being built");
    };
  }
}
