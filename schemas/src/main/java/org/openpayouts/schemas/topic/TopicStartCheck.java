package org.openpayouts.schemas.topic;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Checks a service's topics before anything of it runs. A wrong setting refuses the start. A broker
 * that is away is an outage, not a mistake: the start waits a little, then goes on, because intake
 * works without a broker, and the check is repeated beside it until it was answered once.
 */
final class TopicStartCheck implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TopicStartCheck.class);

  private final Runnable check;
  private final StartCheckSettings settings;
  private final Consumer<UnsafeTopics> refusal;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  /**
   * @param check throws UnsafeTopics or BrokerUnavailable
   * @param refusal ends the service when its topics turn out to be wrong after it has started
   */
  TopicStartCheck(Runnable check, StartCheckSettings settings, Consumer<UnsafeTopics> refusal) {
    this.check = check;
    this.settings = settings;
    this.refusal = refusal;
  }

  @Override
  public void start() {
    running = true;
    if (settings.startCheck() && !answeredWithin(settings.startWait())) {
      LOG.warn("Broker is away; starting without it, topics are checked when it is back.");
      Thread.ofVirtual().name("topic-start-check").start(this::untilAnswered);
    }
  }

  private boolean answeredWithin(Duration wait) {
    var start = System.nanoTime();
    do {
      if (isAnswered() || isStoppedAfterWaiting()) {
        return true;
      }
    } while (System.nanoTime() - start < wait.toNanos());
    return false;
  }

  private void untilAnswered() {
    try {
      while (!isAnswered() && !isStoppedAfterWaiting()) {
        LOG.debug("Broker is still away.");
      }
    } catch (UnsafeTopics e) {
      refusal.accept(e);
    }
  }

  private boolean isAnswered() {
    try {
      check.run();
      LOG.info("Topics are as they must be.");
      return true;
    } catch (BrokerUnavailable e) {
      LOG.warn("Topics could not be checked: {}", e.getMessage());
      return false;
    }
  }

  private boolean isStoppedAfterWaiting() {
    try {
      return stopped.await(settings.retryWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before bindings, relays and the web server. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 100;
  }
}
