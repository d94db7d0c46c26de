package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

class VitalLoopsTest {

  private final List<Object> events = new ArrayList<>();
  private final VitalLoops loops = new VitalLoops(events::add);

  @ParameterizedTest
  @MethodSource("ends")
  void makesTheProcessNotAliveWhateverEndsALoop(Runnable loop) {
    loops.watched("loop", loop).run();

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            AvailabilityChangeEvent.class,
            event -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
  }

  @Test
  void saysNothingOfALoopThatWasToldToEnd() {
    loops.watched("loop", () -> {}).run();

    assertThat(events).isEmpty();
  }

  static Stream<Runnable> ends() {
    return Stream.of(
        () -> {
          throw new StackOverflowError();
        },
        () -> {
          throw new NoClassDefFoundError("a.type.of.Another.version");
        },
        () -> {
          throw new IllegalStateException();
        });
  }
}
