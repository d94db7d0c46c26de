package org.openpayouts.payoutapi.cutoff;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The next instant at which payouts are executed, in memory: every answer tells it, and none may
 * wait for a database because of that.
 */
@Component
public class NextCutoff implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(NextCutoff.class);
  private static final long READ_EVERY_MILLIS = 1_000;

  private final NextCutoffs cutoffs;
  private final Clock clock;
  private volatile @Nullable Instant last;
  private volatile boolean running;

  NextCutoff(NextCutoffs cutoffs, Clock clock) {
    this.cutoffs = cutoffs;
    this.clock = clock;
  }

  /** Empty until a cutoff told it, and once it has passed. */
  public Optional<Instant> instant() {
    return Optional.ofNullable(last).filter(next -> next.isAfter(clock.instant()));
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("next-cutoff").start(this::readOn);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void readOn() {
    try {
      while (running) {
        read();
        TimeUnit.MILLISECONDS.sleep(READ_EVERY_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      last = cutoffs.last().orElse(null);
    } catch (RuntimeException somethingIsAway) {
      log.atDebug()
          .addKeyValue("cause", somethingIsAway.getClass().getSimpleName())
          .log("next cutoff not read, trying again");
    }
  }
}
