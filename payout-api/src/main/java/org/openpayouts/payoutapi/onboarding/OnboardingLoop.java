package org.openpayouts.payoutapi.onboarding;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openpayouts.payoutapi.recipient.OnboardingStep;
import org.openpayouts.payoutapi.recipient.OnboardingSteps;
import org.openpayouts.payoutapi.work.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Does what is due of onboarding, again and again; all replicas share the work. */
@Component
class OnboardingLoop implements SmartLifecycle {
  private static final int PER_MERCHANT = 4;
  private static final int AT_ONCE = 16;

  /** Longer than a mail server may take to answer. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final OnboardingSteps steps;
  private final OnboardingWork work;
  private final DueWork loop;

  OnboardingLoop(
      OnboardingSteps steps,
      OnboardingWork work,
      OnboardingSettings settings,
      ApplicationEventPublisher events) {
    this.steps = steps;
    this.work = work;
    this.loop = new DueWork("onboarding", this::doDue, settings.pollInterval(), events);
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  /** Whether anything was due. */
  private boolean doDue() {
    List<OnboardingStep> due = steps.claim(PER_MERCHANT, AT_ONCE, LEASE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(step -> threads.execute(() -> work.doStep(step)));
    }
    return !due.isEmpty();
  }
}
