package org.openpayouts.outbox;

/** Turns a record's bytes into the value that a {@link BatchHandler} understands. */
@FunctionalInterface
public interface RecordDecoder<T> {

  /** May throw what the {@link FailureClassifier} knows: undecodable, unknown type, no registry. */
  T decode(String topic, byte[] value);
}
