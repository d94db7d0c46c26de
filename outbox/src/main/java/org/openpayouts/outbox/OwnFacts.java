package org.openpayouts.outbox;

import java.util.List;

/**
 * A topic from which a service learns again what it has decided, when its database went back to an
 * older backup. The topics of a service are read in the order of their beans ({@code @Order}), each
 * from the beginning of the log, by one replica, while nobody decides anything. Everything is read
 * once, or again after a crash.
 *
 * <p>A service with deciders and without any such bean stays closed once its database went back.
 */
public interface OwnFacts {

  String topic();

  /** How far the topic is read. */
  default Until until() {
    return Until.LOG_END;
  }

  /**
   * Applies facts as already decided: inserts what is missing, takes back nothing, appends nothing
   * to the outbox that was said before. In one transaction with the place up to which was read; in
   * the order of the offsets within a partition. Must be correct when run twice.
   */
  void learn(List<Received<byte[]>> batch);

  /** In a transaction of its own when the topic is read, before the next topic; may run twice. */
  default void finish() {}

  /** The end of a reading, fixed when it begins. */
  enum Until {
    /** Own facts: where the log ends. */
    LOG_END,
    /**
     * Facts of others that this service had acted on: where its consumer group had come to before
     * the database went back.
     */
    HANDLED
  }
}
