package org.openpayouts.outbox;

/** Names the steps between which a process may die; tests make it die there. */
@FunctionalInterface
interface Failpoint {

  Failpoint NONE = step -> {};

  /** Called as soon as the step is done. */
  void reached(Step step);

  /** Steps of the way out, then of the way in, of relearning and of an operator's plan. */
  enum Step {
    APPENDED,
    COMMITTED,
    HEAD_READ,
    SENT,
    ACKNOWLEDGED,
    DELETED,
    POSITION_MOVED,
    HANDLED,
    BATCH_COMMITTED,
    LEARNED,
    MENDED
  }
}
