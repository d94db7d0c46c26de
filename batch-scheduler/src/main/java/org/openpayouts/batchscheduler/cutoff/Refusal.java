package org.openpayouts.batchscheduler.cutoff;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * An expected no.
 *
 * @param code stable, for programs
 * @param message for people
 */
record Refusal(String code, String message) {
  static final Refusal NO_WORD =
      new Refusal(
          "TEXT_NOT_VALID", "reason and requestedBy have 1 to 200 printable characters each");

  static final Refusal CUTOFF_UNKNOWN = new Refusal("CUTOFF_UNKNOWN", "there is no such cutoff");

  ResponseEntity<Refusal> as(HttpStatus status) {
    return ResponseEntity.status(status).body(this);
  }
}
