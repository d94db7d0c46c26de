package org.openpayouts.webhookdispatcher.delivery;

/** This service's crash points, by their numbers in docs/concepts/crash-points.md. */
enum Failpoint {
  /** The receiver has the request and answers; nothing of the answer is read. */
  K17,
  /** The receiver has answered, or has not in time; nothing of it is recorded. */
  K18
}
