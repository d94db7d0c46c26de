package org.openpayouts.outbox;

import org.openpayouts.outbox.FailureClassifier.FailureKind;
import org.openpayouts.outbox.Inbound.Role;

/** What follows when the transaction of some records failed: the whole error policy of rule 5. */
enum NextStep {
  RETRY_LATER,
  RETRY_NOW,
  HALVE,
  PARK,
  DEAD_LETTER,
  SKIP,
  STOP_PARTITION;

  static NextStep after(FailureKind kind, int records, Role role) {
    return switch (kind) {
      case INFRASTRUCTURE, UNKNOWN_SCHEMA -> RETRY_LATER;
      case CONFLICT -> RETRY_NOW;
      case TIMEOUT -> records > 1 ? HALVE : RETRY_LATER;
      case DEFECT -> records > 1 ? HALVE : PARK;
      case UNDECODABLE -> records > 1 ? HALVE : DEAD_LETTER;
      case UNKNOWN_TYPE -> records > 1 ? HALVE : afterUnknownType(role);
    };
  }

  private static NextStep afterUnknownType(Role role) {
    return switch (role) {
      case PROJECTION -> SKIP;
      case DECIDER, KNOWLEDGE -> STOP_PARTITION;
    };
  }
}
