package org.openpayouts.broadcaster.payout;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the wallet's worker when payouts have arrived; losing a call costs one poll. */
@Component
public class PayoutArrivals {
  private final Semaphore arrived = new Semaphore(0);

  void afterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      arrived.release();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            arrived.release();
          }
        });
  }

  /** Waits for the next arrival, or so long. */
  public void await(Duration atMost) throws InterruptedException {
    if (arrived.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      arrived.drainPermits();
    }
  }
}
