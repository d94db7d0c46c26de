package org.openpayouts.webhookdispatcher.delivery;

import io.github.resilience4j.bulkhead.Bulkhead;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.VitalLoops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Claims what is due as long as there is room and hands each delivery to a virtual thread. All
 * replicas do the same; the claims keep them apart. Nothing here remembers anything: whatever stops
 * this loop, leases end and another one goes on.
 */
final class Dispatcher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int MOST_PER_CLAIM = 128;

  private final Claims claims;
  private final Courier courier;
  private final DeliverySettings settings;
  private final DueBell bell;
  private final Bulkhead room;
  private final VitalLoops loops;
  private volatile boolean running;
  private @Nullable Thread loop;
  private @Nullable ExecutorService couriers;

  Dispatcher(
      Claims claims,
      Courier courier,
      DeliverySettings settings,
      DueBell bell,
      Bulkhead room,
      VitalLoops loops) {
    this.claims = claims;
    this.courier = courier;
    this.settings = settings;
    this.bell = bell;
    this.room = room;
    this.loops = loops;
  }

  @Override
  public synchronized void start() {
    running = true;
    couriers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("courier-", 0).factory());
    loop = Thread.ofVirtual().name("dispatcher").start(loops.watched("dispatcher", this::run));
  }

  /** Claims no more and lets what is in flight come home. */
  @Override
  public synchronized void stop() {
    running = false;
    bell.ring();
    try {
      if (loop != null) {
        loop.join(settings.total());
      }
      if (couriers != null) {
        couriers.shutdown();
        if (!couriers.awaitTermination(settings.total().toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.atWarn().log("Deliveries in flight are left to their leases");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try {
        if (round() == 0) {
          bell.await(settings.poll());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        pause(e);
      }
    }
  }

  /** Answers how many deliveries were handed out. */
  private int round() {
    var most = Math.min(room.getMetrics().getAvailableConcurrentCalls(), MOST_PER_CLAIM);
    if (most == 0) {
      return 0;
    }
    var claimed = claims.take(most);
    for (var one : claimed) {
      room.acquirePermission();
      hand(one);
    }
    return claimed.size();
  }

  private void hand(Claimed claimed) {
    var executor = couriers;
    if (executor == null) {
      room.releasePermission();
      return;
    }
    executor.execute(() -> {
      try {
        courier.carry(claimed);
      } catch (RuntimeException e) {
        LOG.atWarn()
            .addKeyValue("deliveryId", claimed.deliveryId())
            .addKeyValue("cause", e.getClass().getSimpleName())
            .log("Result not recorded; the lease decides");
      } finally {
        room.onComplete();
        bell.ring();
      }
    });
  }

  private void pause(RuntimeException failure) {
    LOG.atWarn()
        .addKeyValue("cause", failure.getClass().getSimpleName())
        .log("Store not reachable; deliveries pause");
    try {
      Thread.sleep(settings.poll().multipliedBy(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
