package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

class RelayIT {

  private static final Duration SOON = Duration.ofSeconds(90);

  private final String topic = Arena.newTopic(2);
  private Station station;

  @BeforeEach
  void start() {
    station = new Station(Plan.of(Arena.newDatabase(), topic)).relaying();
  }

  @AfterEach
  void stop() {
    station.close();
  }

  @Test
  void sendsInOrderAndDeletesWhatWasAcknowledged() {
    var values = IntStream.range(0, 1_200).mapToObj(Integer::toString).toList();

    append(topic, Lane.BULK, values);

    await().atMost(SOON).until(() -> station.unsent() == 0);
    assertThat(Arena.textsOf(topic)).isEqualTo(values);
  }

  @Test
  void keepsHeadersAndChosenPartition() {
    var record =
        OutboundRecord.of("k", "v".getBytes(UTF_8), Map.of("traceparent", "00-1-2-01"))
            .toPartition(1);

    station.transaction.executeWithoutResult(
        status -> station.outbox.append(topic, Lane.FAST, List.of(record)));

    await().atMost(SOON).until(() -> !Arena.readAll(topic).isEmpty());
    var sent = Arena.readAll(topic).getFirst();
    assertThat(sent.partition()).isEqualTo(1);
    assertThat(sent.headers().lastHeader("traceparent").value())
        .isEqualTo("00-1-2-01".getBytes(UTF_8));
  }

  /** An Error ends the lane for good: another process must be started for it. */
  @Test
  void isNotAliveAnyMoreWhenALaneEndsByAnError() {
    var plan = Plan.of(Arena.newDatabase(), topic).with(RelayIT::runOutOfStack);
    try (var doomed = new Station(plan).relaying()) {
      doomed.transaction.executeWithoutResult(
          status -> doomed.outbox.append(topic, Lane.BULK, List.of(record("1"))));

      await().atMost(SOON).until(() -> !doomed.events.isEmpty());
      assertThat(doomed.events)
          .singleElement()
          .isInstanceOfSatisfying(
              AvailabilityChangeEvent.class,
              event -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
    }
  }

  private static void runOutOfStack(Failpoint.Step step) {
    if (step == Failpoint.Step.HEAD_READ) {
      throw new StackOverflowError();
    }
  }

  @Test
  void refusesToAppendOutsideOfATransaction() {
    assertThatThrownBy(() -> station.outbox.append(topic, Lane.BULK, List.of(record("1"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sendsNothingOfARolledBackTransaction() {
    station.transaction.executeWithoutResult(status -> {
      station.outbox.append(topic, Lane.BULK, List.of(record("undone")));
      status.setRollbackOnly();
    });
    append(topic, Lane.BULK, List.of("done"));

    await().atMost(SOON).until(() -> !Arena.textsOf(topic).isEmpty());
    assertThat(Arena.textsOf(topic)).containsExactly("done");
  }

  @Test
  void sendsARowThatCommitsAfterLaterOnesWereSent() {
    var late =
        OpenTransaction.of(
            station,
            () -> station.outbox.append(topic, Lane.BULK, List.of(record("late"))),
            () -> {});
    append(topic, Lane.BULK, List.of("early"));
    await().atMost(SOON).until(() -> Arena.textsOf(topic).equals(List.of("early")));

    late.commit();

    await().atMost(SOON).until(() -> Arena.textsOf(topic).equals(List.of("early", "late")));
  }

  @Test
  void sendsTheFastLaneWhileTheBulkLaneIsStuck() {
    append("no-such-topic", Lane.BULK, List.of("stuck"));

    append(topic, Lane.FAST, List.of("fast"));

    await().atMost(SOON).until(() -> Arena.textsOf(topic).equals(List.of("fast")));
    await().atMost(SOON).until(() -> station.unsent() == 1);
  }

  @Test
  void holdsAWatermarkBackUntilEarlierRowsOfEveryLaneAreSent() {
    String created = Arena.newName("late-topic");
    append(created, Lane.FAST, List.of("before"));

    station.outbox.watermark(instant -> Map.of(topic, List.of(record("mark").toPartition(0))));
    append(topic, Lane.FAST, List.of("blocked behind the fast row"));
    append(topic, Lane.BULK, List.of("after"));

    await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> Arena.textsOf(topic).isEmpty());
    Arena.createTopic(created, 1);
    await().atMost(SOON).until(() -> Arena.textsOf(topic).contains("mark"));
    assertThat(Arena.textsOf(created)).containsExactly("before");
  }

  @Test
  void sendsEverythingInOrderAfterTheBrokerWasAway() {
    append(topic, Lane.BULK, List.of("0"));
    await().atMost(SOON).until(() -> station.unsent() == 0);

    Arena.broker().stop();
    IntStream.range(1, 50).forEach(i -> append(topic, Lane.BULK, List.of("" + i)));
    assertThat(station.unsent()).isEqualTo(49);
    Arena.broker().start();

    await().atMost(SOON).until(() -> station.unsent() == 0);
    assertThat(Arena.textsOf(topic).stream().distinct())
        .isEqualTo(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
  }

  private void append(String toTopic, Lane lane, List<String> values) {
    station.transaction.executeWithoutResult(status ->
        station.outbox.append(toTopic, lane, values.stream().map(RelayIT::record).toList()));
  }

  private static OutboundRecord record(String value) {
    return OutboundRecord.of("key", value.getBytes(UTF_8), Map.of());
  }
}
