package org.openpayouts.broadcaster.payout;

import org.openpayouts.schemas.lifecycle.PayoutEvent;
import org.openpayouts.schemas.lifecycle.PayoutState;

/** The lifecycle's states as words in rows, and our news as its events. */
final class PayoutStates {
  private PayoutStates() {}

  static PayoutState read(String word, long sequence) {
    return switch (word) {
      case "FUNDED" -> new PayoutState.Funded(sequence);
      case "PROCESSING" -> new PayoutState.Processing(sequence);
      case "COMPLETE" -> new PayoutState.Complete(sequence);
      case "FAILED" -> new PayoutState.Failed(sequence);
      default -> throw new IllegalStateException("no payout of ours is " + word);
    };
  }

  static String word(PayoutState state) {
    return switch (state) {
      case PayoutState.New _ -> "NEW";
      case PayoutState.Funded _ -> "FUNDED";
      case PayoutState.Processing _ -> "PROCESSING";
      case PayoutState.Complete _ -> "COMPLETE";
      case PayoutState.Failed _ -> "FAILED";
      case PayoutState.Cancelled _ -> "CANCELLED";
    };
  }

  static PayoutEvent event(News news, long sequence) {
    return switch (news) {
      case News.Delayed _ -> new PayoutEvent.Delayed(sequence);
      case News.Broadcast _ -> new PayoutEvent.Broadcast(sequence);
      case News.Replaced _ -> new PayoutEvent.TransactionReplaced(sequence);
      case News.Completed _ -> new PayoutEvent.Completed(sequence);
      case News.Refused _, News.Disproved _ -> new PayoutEvent.Failed(sequence);
      case News.Reopened _ -> new PayoutEvent.Reopened(sequence);
    };
  }
}
