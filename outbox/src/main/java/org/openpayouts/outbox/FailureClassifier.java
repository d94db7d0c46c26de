package org.openpayouts.outbox;

/**
 * Says of which kind a failure is; everything that follows from a failure follows from its kind.
 */
@FunctionalInterface
public interface FailureClassifier {

  /** Looks at the whole cause chain. */
  FailureKind kindOf(Throwable failure);

  /** The kinds of failure and what each leads to. */
  enum FailureKind {
    /** Database, broker or registry does not answer: the batch waits and is tried without end. */
    INFRASTRUCTURE,
    /** The registry does not know the schema id: waits for a while, then counts as undecodable. */
    UNKNOWN_SCHEMA,
    /** Bytes that can never be read: they go to dead letters. */
    UNDECODABLE,
    /** A valid record of a type that this build does not know: by role, skipped or stopped at. */
    UNKNOWN_TYPE,
    /** Took too long: the batch is halved; a single record is tried without end. */
    TIMEOUT,
    /** Lost against a concurrent transaction (40001, 40P01): tried again at once. */
    CONFLICT,
    /** Our code or this record is wrong: bisected, then parked. */
    DEFECT
  }
}
