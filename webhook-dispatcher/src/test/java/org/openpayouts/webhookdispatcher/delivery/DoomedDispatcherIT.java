package org.openpayouts.webhookdispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.Bulkhead;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.VitalLoops;
import org.openpayouts.webhookdispatcher.world.DispatcherWorld;
import org.openpayouts.webhookdispatcher.world.Watching;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

/** Its loop is what the process is there for. */
class DoomedDispatcherIT {

  private final DispatcherWorld world = DispatcherWorld.shared();

  @Test
  void makesTheProcessNotAliveWhenItsLoopEndsByAnError() {
    var events = new ConcurrentLinkedQueue<Object>();
    var doomed =
        new Dispatcher(
            world.bean(Claims.class),
            world.bean(Courier.class),
            world.bean(DeliverySettings.class),
            new DueBell(),
            noRoomButAnError(),
            new VitalLoops(events::add));

    doomed.start();

    await().atMost(Watching.SOON).until(() -> !events.isEmpty());
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            AvailabilityChangeEvent.class,
            event -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
    doomed.stop();
  }

  private static Bulkhead noRoomButAnError() {
    return (Bulkhead)
        Proxy.newProxyInstance(
            Bulkhead.class.getClassLoader(),
            new Class<?>[] {Bulkhead.class},
            (_, _, _) -> {
              throw new StackOverflowError();
            });
  }
}
