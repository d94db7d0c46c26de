package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ParkingLimitTest {

  private final SteppedClock clock = new SteppedClock();
  private final ParkingLimit limit = new ParkingLimit(20, clock.asClock());

  @Test
  void admitsSoManyWithinAMinuteAndNoMore() {
    assertThat(LongStream.range(0, 20).allMatch(offset -> admits(0, offset))).isTrue();

    assertThat(admits(0, 20)).isFalse();
    assertThat(admits(0, 7)).as("the same record again").isTrue();
    assertThat(admits(1, 0)).as("another partition").isTrue();
  }

  @Test
  void admitsAgainWhenTheMinuteIsOver() {
    LongStream.range(0, 20).forEach(offset -> admits(0, offset));

    clock.step(Duration.ofSeconds(59));
    assertThat(admits(0, 20)).isFalse();
    clock.step(Duration.ofSeconds(1));

    assertThat(admits(0, 20)).isTrue();
  }

  private boolean admits(int partition, long offset) {
    return limit.admits(new ConsumerRecord<>("t", partition, offset, null, null));
  }

  private static final class SteppedClock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void step(Duration by) {
      now = now.plus(by);
    }

    Clock asClock() {
      return new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
    }
  }
}
