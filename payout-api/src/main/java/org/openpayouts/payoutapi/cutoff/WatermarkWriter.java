package org.openpayouts.payoutapi.cutoff;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.schemas.id.CutoffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes the watermarks that are due. A watermark written twice, after a crash or by two replicas,
 * says the same truth twice.
 */
@Component
class WatermarkWriter implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(WatermarkWriter.class);
  private static final long LOOK_EVERY_MILLIS = 200;

  private final DueWatermarks due;
  private final WatermarkFacts facts;
  private final Outbox outbox;
  private volatile boolean running;

  WatermarkWriter(DueWatermarks due, WatermarkFacts facts, Outbox outbox) {
    this.due = due;
    this.facts = facts;
    this.outbox = outbox;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("watermark-writer").start(this::writeDue);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void writeDue() {
    try {
      while (running) {
        if (!writeNext()) {
          TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there was one and it is written. */
  private boolean writeNext() {
    try {
      Optional<CutoffId> cutoff = due.claim();
      cutoff.ifPresent(this::write);
      return cutoff.isPresent();
    } catch (RuntimeException somethingIsAway) {
      log.atWarn()
          .addKeyValue("cause", somethingIsAway.getClass().getSimpleName())
          .log("watermark not written, trying again");
      return false;
    }
  }

  private void write(CutoffId cutoff) {
    var instant = outbox.watermark(now -> facts.at(now, cutoff));
    due.written(cutoff);
    log.atInfo()
        .addKeyValue("cutoff", cutoff)
        .addKeyValue("instant", instant)
        .log("intake watermark written");
  }
}
