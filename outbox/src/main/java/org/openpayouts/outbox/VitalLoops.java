package org.openpayouts.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The loops that a service is there for. A loop repeats what failed; what ends it all the same, an
 * {@code Error} above all, would leave a process that answers its probes and does nothing. So it
 * makes the process not alive, and the platform starts it again.
 */
public final class VitalLoops {

  private static final Logger log = LoggerFactory.getLogger(VitalLoops.class);

  private final ApplicationEventPublisher events;

  public VitalLoops(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** The same loop, whose end by anything thrown is told. */
  public Runnable watched(String name, Runnable loop) {
    return () -> {
      try {
        loop.run();
      } catch (RuntimeException | Error e) {
        AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
        log.error("A loop ended, this process must be started again loop={}", name, e);
      }
    };
  }
}
