package org.openpayouts.outbox;

/** Order per key holds within a lane; lanes never wait for each other. */
public enum Lane {
  /** Everything that is not {@link #FAST}. */
  BULK,
  /** Cancel requests and {@code PayoutCancelled}, nothing else. */
  FAST
}
