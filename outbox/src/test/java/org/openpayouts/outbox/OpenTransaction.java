package org.openpayouts.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A transaction that has done its first part and stays open until it is told to go on. It is not
 * idle: it asks the database for the time again and again, so nobody takes it for one that stands
 * still. What fails in it fails whoever opens or commits it.
 */
final class OpenTransaction {
  private static final long PAUSE_MILLIS = 50;

  private final CountDownLatch mayCommit = new CountDownLatch(1);
  private final CompletableFuture<Void> firstPart = new CompletableFuture<>();
  private final CompletableFuture<Void> whole;

  private OpenTransaction(Station station, Runnable first, Runnable last) {
    this.whole =
        CompletableFuture.runAsync(
            () -> station.transaction.executeWithoutResult(status -> run(station, first, last)),
            task -> Thread.ofVirtual().start(task));
    whole.whenComplete((nothing, failure) -> {
      if (failure != null) {
        firstPart.completeExceptionally(failure);
      }
    });
  }

  /** Answers when the first part is done. */
  static OpenTransaction of(Station station, Runnable first, Runnable last) {
    var transaction = new OpenTransaction(station, first, last);
    transaction.firstPart.join();
    return transaction;
  }

  private void run(Station station, Runnable first, Runnable last) {
    first.run();
    firstPart.complete(null);
    while (!mayGoOn()) {
      station.segments.clock();
    }
    last.run();
  }

  private boolean mayGoOn() {
    try {
      return mayCommit.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void commit() {
    mayCommit.countDown();
    whole.join();
  }
}
