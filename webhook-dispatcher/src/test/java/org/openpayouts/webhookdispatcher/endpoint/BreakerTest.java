package org.openpayouts.webhookdispatcher.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final Instant NOW = Instant.parse("2026-01-05T14:00:00Z");
  private static final BreakerSettings SETTINGS =
      new BreakerSettings(
          8,
          3,
          Duration.ofMinutes(5),
          20,
          70,
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofDays(5));

  private final Breaker closed = Breaker.closed(8, NOW);

  @Test
  void staysClosedBelowTheRunOfFailures() {
    var breaker = failures(closed, 2, NOW);

    assertThat(breaker.notBefore()).isEqualTo(NOW);
    assertThat(breaker.allowance()).isEqualTo(8);
  }

  @Test
  void shieldsTheBacklogAndLeavesRoomForOneProbe() {
    var breaker = failures(closed, 3, NOW);

    assertThat(breaker.notBefore()).isEqualTo(NOW.plusSeconds(15));
    assertThat(breaker.allowance()).isEqualTo(1);
  }

  @Test
  void waitsTwiceAsLongAfterEachFailedProbeUpToTheLimit() {
    var breaker = failures(closed, 3, NOW);
    var waits = new java.util.ArrayList<Duration>();

    for (var i = 0; i < 4; i++) {
      var probe = breaker.notBefore();
      breaker = breaker.failed(SETTINGS, probe, false);
      waits.add(Duration.between(probe, breaker.notBefore()));
    }

    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));
  }

  @Test
  void isNotMovedByAnswersThatWereInFlightWhenItOpened() {
    var open = failures(closed, 3, NOW);

    assertThat(failures(open, 5, NOW).notBefore()).isEqualTo(open.notBefore());
  }

  @Test
  void growsBackOneTwoFourWithEachSuccess() {
    var open = failures(closed, 3, NOW);

    var once = open.succeeded(SETTINGS, NOW.plusSeconds(15));
    var twice = once.succeeded(SETTINGS, NOW.plusSeconds(16));
    var thrice = twice.succeeded(SETTINGS, NOW.plusSeconds(17));

    assertThat(once.allowance()).isEqualTo(2);
    assertThat(twice.allowance()).isEqualTo(4);
    assertThat(thrice.succeeded(SETTINGS, NOW.plusSeconds(18)).allowance()).isEqualTo(8);
    assertThat(once.failingSince()).isNull();
  }

  @Test
  void opensWhenMostOfAWindowFailed() {
    var breaker = closed;
    for (var i = 0; i < 7; i++) {
      breaker = failures(breaker, 2, NOW).succeeded(SETTINGS, NOW);
    }

    assertThat(breaker.notBefore()).isEqualTo(NOW.plusSeconds(15));
  }

  @Test
  void givesLessRoomToAnOverloadedReceiver() {
    assertThat(closed.failed(SETTINGS, NOW, true).allowance()).isEqualTo(4);
  }

  @Test
  void holdsAnEndpointThatFailedForDays() {
    var breaker = failures(closed, 3, NOW).failed(SETTINGS, NOW.plus(Duration.ofDays(5)), false);

    assertThat(breaker.heldSince()).isEqualTo(NOW.plus(Duration.ofDays(5)));
  }

  private static Breaker failures(Breaker breaker, int count, Instant at) {
    var next = breaker;
    for (var i = 0; i < count; i++) {
      next = next.failed(SETTINGS, at, false);
    }
    return next;
  }
}
