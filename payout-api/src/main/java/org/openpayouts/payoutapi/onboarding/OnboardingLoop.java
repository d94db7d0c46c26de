package org.openpayouts.payoutapi.onboarding;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openpayouts.payoutapi.recipient.OnboardingStep;
import org.openpayouts.payoutapi.recipient.OnboardingSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Does what is due of onboarding, again and again; all replicas share the work. */
@Component
class OnboardingLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OnboardingLoop.class);
  private static final int PER_MERCHANT = 4;
  private static final int AT_ONCE = 16;

  /** Longer than a mail server may take to answer. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final OnboardingSteps steps;
  private final OnboardingWork work;
  private final Duration pollInterval;
  private final ApplicationEventPublisher events;
  private volatile boolean running;

  OnboardingLoop(
      OnboardingSteps steps,
      OnboardingWork work,
      OnboardingSettings settings,
      ApplicationEventPublisher events) {
    this.events = events;
    this.steps = steps;
    this.work = work;
    this.pollInterval = settings.pollInterval();
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("onboarding").start(this::run);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
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
      log.error("onboarding ended, another process is to go on", gone);
      AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
    }
  }

  /** Whether anything was due. */
  private boolean doDue() {
    try {
      List<OnboardingStep> due = steps.claim(PER_MERCHANT, AT_ONCE, LEASE);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        due.forEach(step -> threads.execute(() -> work.doStep(step)));
      }
      return !due.isEmpty();
    } catch (RuntimeException somethingIsAway) {
      log.atWarn()
          .addKeyValue("cause", somethingIsAway.getClass().getSimpleName())
          .log("onboarding not looked at, trying again");
      return false;
    }
  }
}
