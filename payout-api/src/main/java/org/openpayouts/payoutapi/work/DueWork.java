package org.openpayouts.payoutapi.work;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Does what is due, again and again, in a thread of its own. What is away is tried again; what must
 * not be, such as an exhausted heap, ends the process.
 */
public final class DueWork {
  private static final Logger log = LoggerFactory.getLogger(DueWork.class);

  private final String name;
  private final BooleanSupplier doDue;
  private final Duration pollInterval;
  private final ApplicationEventPublisher events;
  private volatile boolean running;

  /**
   * Work that is not begun yet.
   *
   * @param doDue does some of what is due, and says whether anything was
   * @param pollInterval between two looks when nothing was
   */
  public DueWork(
      String name, BooleanSupplier doDue, Duration pollInterval, ApplicationEventPublisher events) {
    this.name = name;
    this.doDue = doDue;
    this.pollInterval = pollInterval;
    this.events = events;
  }

  public void start() {
    running = true;
    Thread.ofVirtual().name(name).start(this::run);
  }

  public void stop() {
    running = false;
  }

  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running) {
        if (!doDue()) {
          TimeUnit.MILLISECONDS.sleep(pollInterval.toMillis());
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Error gone) {
      log.error("{} ended, another process is to go on", name, gone);
      AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
    }
  }

  private boolean doDue() {
    try {
      return doDue.getAsBoolean();
    } catch (RuntimeException somethingIsAway) {
      log.atWarn()
          .addKeyValue("cause", somethingIsAway.getClass().getSimpleName())
          .log("{} not looked at, trying again", name);
      return false;
    }
  }
}
