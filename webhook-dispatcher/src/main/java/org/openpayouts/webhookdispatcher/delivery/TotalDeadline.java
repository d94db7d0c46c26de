package org.openpayouts.webhookdispatcher.delivery;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;

/**
 * Ends a request when its time is up, whatever it is doing. The client's own time-outs are per
 * read: a receiver that dribbles a byte a second keeps them happy for hours. The interrupt closes
 * the socket that a virtual thread blocks on, also while it connects or shakes hands.
 */
final class TotalDeadline implements AutoCloseable {

  private final HttpPost request;
  private final Thread sender = Thread.currentThread();
  private final Future<?> alarm;
  private boolean closed;
  private boolean passed;

  TotalDeadline(ScheduledExecutorService timer, Duration total, HttpPost request) {
    this.request = request;
    this.alarm = timer.schedule(this::pass, total.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void pass() {
    if (!closed) {
      passed = true;
      request.abort();
      sender.interrupt();
    }
  }

  synchronized boolean hasPassed() {
    return passed;
  }

  /** After this no interrupt comes, and one that came has no effect on what follows. */
  @Override
  public synchronized void close() {
    closed = true;
    alarm.cancel(false);
    if (passed) {
      Thread.interrupted();
    }
  }
}
