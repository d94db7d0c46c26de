package org.openpayouts.webhookdispatcher.delivery;

/** The place of one subject's messages in their order; held locked while it changes. */
final class Lane {

  private final String subjectId;
  private long lastPosition;
  private long lastSequence;
  private long deliveredSequence;

  Lane(String subjectId, long lastPosition, long lastSequence, long deliveredSequence) {
    this.subjectId = subjectId;
    this.lastPosition = lastPosition;
    this.lastSequence = lastSequence;
    this.deliveredSequence = deliveredSequence;
  }

  String subjectId() {
    return subjectId;
  }

  long lastPosition() {
    return lastPosition;
  }

  long lastSequence() {
    return lastSequence;
  }

  long deliveredSequence() {
    return deliveredSequence;
  }

  long nextPosition() {
    return ++lastPosition;
  }

  /** A resend stands where the newest fact stands. */
  long place(Notice notice) {
    if (notice.isResend()) {
      return Math.max(0, lastSequence);
    }
    lastSequence = Math.max(lastSequence, notice.sequence());
    return notice.sequence();
  }

  void delivered(long sequence) {
    deliveredSequence = Math.max(deliveredSequence, sequence);
  }
}
