package org.openpayouts.webhookdispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.webhookdispatcher.delivery.DeliveryStatus.BLOCKED;
import static org.openpayouts.webhookdispatcher.delivery.DeliveryStatus.LEASED;
import static org.openpayouts.webhookdispatcher.delivery.DeliveryStatus.READY;
import static org.openpayouts.webhookdispatcher.delivery.DeliveryStatus.UNADDRESSED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpayouts.webhookdispatcher.delivery.LaneOrder.Arrangement;
import org.openpayouts.webhookdispatcher.delivery.LaneOrder.Waiting;

class LaneOrderTest {

  private static final Instant NOW = Instant.parse("2026-01-05T14:00:00Z");

  private final LaneOrder order = new LaneOrder(SettingsOf.delivery(Map.of()));

  @Test
  void sendsTheOldestFirst() {
    var arrangement = arrange(-1, waiting("b", 2, BLOCKED), waiting("a", 1, BLOCKED));

    assertThat(arrangement).isEqualTo(arrangement(List.of(), List.of(), List.of("a")));
  }

  @Test
  void letsOneMessageOfAPayoutBeInFlight() {
    var arrangement = arrange(-1, waiting("a", 1, LEASED), waiting("b", 2, READY));

    assertThat(arrangement).isEqualTo(arrangement(List.of(), List.of("b"), List.of()));
  }

  @Test
  void waitsBehindAMessageWithoutAddress() {
    var arrangement = arrange(-1, waiting("a", 1, UNADDRESSED), waiting("b", 2, BLOCKED));

    assertThat(arrangement).isEqualTo(arrangement(List.of(), List.of(), List.of()));
  }

  @Test
  void neverTellsAnOlderStateAfterANewerOne() {
    var arrangement = arrange(3, waiting("a", 1, BLOCKED), waiting("b", 4, BLOCKED));

    assertThat(arrangement).isEqualTo(arrangement(List.of("a"), List.of(), List.of("b")));
  }

  @Test
  void putsAReplayedOlderMessageBeforeAWaitingNewerOne() {
    var arrangement = arrange(-1, waiting("new", 2, READY), waiting("old", 1, BLOCKED));

    assertThat(arrangement).isEqualTo(arrangement(List.of(), List.of("new"), List.of("old")));
  }

  @Test
  void tellsTheNewestStateInsteadOfOneThatFailedOftenAndLong() {
    var stuck = stuck("a", 1, 3, Duration.ofMinutes(10));

    var arrangement = arrange(-1, stuck, waiting("b", 2, BLOCKED), waiting("c", 5, BLOCKED));

    assertThat(arrangement).isEqualTo(arrangement(List.of("a", "b"), List.of(), List.of("c")));
  }

  @Test
  void keepsTheHeadThroughAShortOutage() {
    var often = stuck("a", 1, 9, Duration.ofMinutes(9));
    var longAgo = stuck("a", 1, 2, Duration.ofHours(9));

    assertThat(arrange(-1, often, waiting("b", 2, BLOCKED)).superseded()).isEmpty();
    assertThat(arrange(-1, longAgo, waiting("b", 2, BLOCKED)).superseded()).isEmpty();
  }

  @Test
  void doesNotGiveWayToAResendOfTheSameState() {
    var stuck = stuck("a", 2, 9, Duration.ofHours(1));

    assertThat(arrange(-1, stuck, new Waiting("resend", 9, 2, BLOCKED, 0, NOW)).superseded())
        .isEmpty();
  }

  @Test
  void leavesWhatIsInFlightToItsOwnEnd() {
    var arrangement = arrange(7, waiting("a", 1, LEASED));

    assertThat(arrangement).isEqualTo(arrangement(List.of(), List.of(), List.of()));
  }

  private Arrangement arrange(long deliveredSequence, Waiting... unsettled) {
    return order.arrange(List.of(unsettled), deliveredSequence, NOW);
  }

  private static Arrangement arrangement(
      List<String> superseded, List<String> blocked, List<String> ready) {
    return new Arrangement(superseded, blocked, ready);
  }

  private static Waiting waiting(String id, long sequence, DeliveryStatus status) {
    return new Waiting(id, sequence, sequence, status, 0, NOW);
  }

  private static Waiting stuck(String id, long sequence, int attempts, Duration age) {
    return new Waiting(id, sequence, sequence, READY, attempts, NOW.minus(age));
  }
}
