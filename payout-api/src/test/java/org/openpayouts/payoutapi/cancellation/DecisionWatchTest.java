package org.openpayouts.payoutapi.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

class DecisionWatchTest {
  private static final IdSource IDS = IdSource.secure();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final MerchantId merchant = new MerchantId(IDS.nextId());

  @Test
  void tellsTheDecisionToWhoeverWaits() throws Exception {
    PayoutId id = payout();
    DecisionWatch watch = watch(8, ids -> Map.of(id, Status.CANCELLED));

    Map<PayoutId, Status> decided = watch.await(watch.begin(merchant, id).orElseThrow(), PATIENCE);

    assertThat(decided).containsExactly(Map.entry(id, Status.CANCELLED));
    watch.stop();
  }

  @Test
  void waitsForAllOfAGroupAndTellsWhatItHasSeenOtherwise() throws Exception {
    PayoutId one = payout();
    PayoutId other = payout();
    Map<PayoutId, Status> told = new ConcurrentHashMap<>(Map.of(one, Status.CANCELLED));
    List<List<PayoutId>> asked = new CopyOnWriteArrayList<>();
    DecisionWatch watch =
        watch(
            8,
            ids -> {
              asked.add(ids);
              return told;
            });
    DecisionWatch.Watch group = watch.beginGroup(merchant, List.of(one, other)).orElseThrow();
    await().until(() -> asked.contains(List.of(other)));

    assertThat(watch.await(group, Duration.ofMillis(1)))
        .containsExactly(Map.entry(one, Status.CANCELLED));
    told.put(other, Status.FUNDED);
    assertThat(watch.await(group, PATIENCE))
        .containsOnly(Map.entry(one, Status.CANCELLED), Map.entry(other, Status.FUNDED));
    watch.stop();
  }

  @Test
  void leavesRoomForTheGroupsOfOtherMerchants() {
    DecisionWatch watch = watch(8, ids -> Map.of());
    assertThat(watch.beginGroup(merchant, List.of(payout()))).isPresent();

    assertThat(watch.beginGroup(merchant, List.of(payout()))).isEmpty();
    assertThat(watch.begin(merchant, payout())).isPresent();
    assertThat(watch.beginGroup(new MerchantId(IDS.nextId()), List.of(payout()))).isPresent();
    watch.stop();
  }

  @Test
  void leavesRoomForTheCancelsOfOtherMerchants() {
    DecisionWatch watch = watch(8, ids -> Map.of());
    DecisionWatch.Watch first = watch.begin(merchant, payout()).orElseThrow();
    assertThat(watch.begin(merchant, payout())).isPresent();

    assertThat(watch.begin(merchant, payout())).isEmpty();
    assertThat(watch.begin(new MerchantId(IDS.nextId()), payout())).isPresent();

    watch.end(first);
    assertThat(watch.begin(merchant, payout())).isPresent();
    watch.stop();
  }

  @Test
  void saysThatTheProcessIsBrokenWhenNobodyLooksAnyMore() {
    DecisionWatch watch =
        watch(
            8,
            ids -> {
              throw new OutOfMemoryError("test");
            });
    assertThat(watch.begin(merchant, payout())).isPresent();

    await().until(() -> !events.isEmpty());

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            AvailabilityChangeEvent.class,
            event -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
    watch.stop();
  }

  private DecisionWatch watch(
      int maxWaiting, Function<List<PayoutId>, Map<PayoutId, Status>> decisions) {
    var settings =
        new CancellationSettings(PATIENCE, Duration.ofMillis(5), maxWaiting, PATIENCE, 4);
    var watch = new DecisionWatch(decisions, settings, events::add);
    watch.start();
    return watch;
  }

  private static PayoutId payout() {
    return new PayoutId(IDS.nextId());
  }
}
