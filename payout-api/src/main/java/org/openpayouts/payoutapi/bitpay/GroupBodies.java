package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Keeps the bodies of groups within what the memory has room for, whoever sends them. */
@Component
class GroupBodies {
  private static final int UNIT_BYTES = 1_024;
  private static final int PATIENCE_SECONDS = 2;

  private final long limit;
  private final Semaphore room;

  GroupBodies(GroupSettings settings) {
    this.limit = settings.bodyLimit().toBytes();
    this.room = new Semaphore(units(settings.bodiesAtOnce().toBytes()), true);
  }

  /** Room for one body. */
  interface Room extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Room for the body of a request, for as much of it as will be read; must be closed.
   *
   * @throws RefusedException if there is none
   */
  Room take(HttpServletRequest http) throws InterruptedException {
    long announced = http.getContentLengthLong();
    int units = units(announced < 0 ? limit : Math.min(announced, limit));
    if (!room.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw Refusal.tryLater("too many groups are being read, try again").exception();
    }
    return () -> room.release(units);
  }

  private static int units(long bytes) {
    return Math.toIntExact((bytes + UNIT_BYTES - 1) / UNIT_BYTES);
  }
}
