package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.outbox.ChildStation.Fate;
import org.openpayouts.outbox.ChildStation.Work;
import org.openpayouts.outbox.Failpoint.Step;
import org.openpayouts.outbox.Inbound.Role;

/** A database went back to an older copy: nothing is decided before own facts are relearned. */
class RelearningIT {

  private static final Duration SOON = Duration.ofSeconds(90);

  private final String topic = Arena.newTopic(2);
  private final Plan plan = Plan.of(Arena.newDatabase(), topic).as(Role.DECIDER);
  private Station station = new Station(plan);

  @BeforeEach
  void createOtherTopics() {
    Arena.createTopic(topic + "-out", 1);
  }

  @AfterEach
  void stop() {
    station.close();
  }

  @Test
  void decidesNothingBeforeItsOwnFactsAreRelearned() {
    decide("1", "2");
    String backup = backup();
    decide("3", "4");
    station.close();

    station = new Station(plan.on(backup)).receiving();

    awaitReceipts("1", "2", "3", "4");
    assertThat(learned()).containsExactlyInAnyOrder("1", "2", "3", "4");
    assertThat(receiptsWhenLearned()).containsOnly(2L);
    assertThat(station.returns.all()).isEmpty();
    assertThatCode(this::decideByHand).doesNotThrowAnyException();
  }

  @Test
  void goesOnRelearningWhereAProcessDied() {
    decide(numbered(900));
    decide("900");
    String backup = backup();
    decide("901");
    station.close();
    var child = ChildStation.start(plan.on(backup), Work.DECIDE, Fate.DIES, Step.LEARNED, 1);
    await().atMost(SOON).until(() -> !child.isAlive());

    station = new Station(plan.on(backup));
    int before = learned().size();
    station.receiving();

    assertThat(before).isBetween(1, 901);
    await().atMost(SOON).until(() -> receipts() == 902);
    assertThat(learned()).hasSize(902).doesNotHaveDuplicates();
    assertThat(receiptsWhenLearned()).containsOnly(901L);
  }

  /** The copy holds where the reading was to end then: what was told later lies behind that. */
  @Test
  void readsFactsToTheEndThatWereToldAfterACopyOfARelearningDatabase() {
    decide(numbered(900));
    String first = backup();
    decide("900");
    station.close();
    var child = ChildStation.start(plan.on(first), Work.DECIDE, Fate.DIES, Step.LEARNED, 1);
    await().atMost(SOON).until(() -> !child.isAlive());
    String second = Arena.backupOf(plan.on(first).jdbcUrl());
    station = new Station(plan.on(first)).relaying().receiving();
    await().atMost(SOON).until(() -> receipts() == 901);
    decide("901", "902");
    station.close();

    station = new Station(plan.on(second)).receiving();

    await().atMost(SOON).until(() -> receipts() == 903);
    assertThat(learned()).contains("901", "902");
    assertThat(receiptsWhenLearned()).containsOnly(900L);
  }

  /** In between of its batches, or when everything was read and the gate is about to open. */
  @ParameterizedTest
  @ValueSource(ints = {600, 2})
  void readsEverythingAgainWhenOneMoreReturnIsFoundMeanwhile(int facts) {
    decide(numbered(facts));
    String backup = backup();
    decide("more");
    station.close();
    var findings =
        List.of(new DatabaseReturns.Finding("of-another", new TopicPartition("other", 0), 1, 2));
    var found = new AtomicBoolean();
    Failpoint findsOnce =
        step -> {
          if (step == Step.LEARNED && found.compareAndSet(false, true)) {
            station.returns.mark(findings);
          }
        };

    station = new Station(plan.on(backup).with(findsOnce)).receiving();

    await().atMost(SOON).until(() -> receipts() == facts + 1);
    assertThat(station.returns.all()).isEmpty();
    assertThat(Collections.frequency(learned(), "0")).isEqualTo(2);
    assertThat(Collections.frequency(learned(), "more")).isEqualTo(facts == 2 ? 2 : 1);
    assertThat(receiptsWhenLearned()).containsOnly((long) facts);
  }

  @Test
  void relearnsOnceWithTwoReplicas() {
    decide("1");
    String backup = backup();
    decide("2", "3");
    station.close();

    station = new Station(plan.on(backup));
    try (var other = new Station(plan.on(backup))) {
      other.receiving();
      station.receiving();

      awaitReceipts("1", "2", "3");
      assertThat(learned()).containsExactlyInAnyOrder("1", "2", "3");
    }
  }

  @Test
  void noticesThatItWentBackWhileItRuns() {
    decide("1", "2", "3");

    station.jdbc.sql("update inbound_position set next_offset = 1 where partition = 0").update();
    Arena.send(topic, 0, "a", "4");

    awaitReceipts("1", "2", "2", "3", "3", "4");
    assertThat(learned()).contains("1", "2", "3");
    assertThat(receiptsWhenLearned()).containsOnly(3L);
  }

  /** A sweep moves no position: it learns from the gate that what was handled is gone. */
  @Test
  void closesTheGateOfASweepWhenItWentBackWhileItRuns() {
    decide("1", "2");

    station.jdbc.sql("update inbound_position set next_offset = 1 where partition = 0").update();

    assertThatThrownBy(this::decideByHand).isInstanceOf(DecisionGate.Closed.class);
    await().atMost(SOON).until(() -> !learned().isEmpty());
  }

  @Test
  void letsAReadModelGoOnWhileItRelearns() {
    station.close();
    station = new Station(plan.as(Role.PROJECTION)).receiving();
    station.returns.markByHand("a drill");

    Arena.send(topic, 0, "a", "1");

    awaitReceipts("1");
    await().atMost(SOON).until(() -> station.returns.all().isEmpty());
  }

  /** The position has moved over it: only a person can say what it told. */
  @Test
  void staysClosedWhileARecordThatWasForgottenIsSetAside() {
    station.close();
    Plan model = plan.as(Role.PROJECTION);
    station = new Station(model).receiving();
    Arena.send(topic, 0, "a", "garbage", "1", "garbage", "2");
    awaitReceipts("1", "2");
    station.close();
    station = new Station(model);
    var place = new TopicPartition(topic, 0);
    station.returns.mark(List.of(new DatabaseReturns.Finding(model.service(), place, 1, 4)));

    assertThatThrownBy(this::relearn)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("at offset 2 is set aside");
    assertThat(station.returns.all()).isNotEmpty();

    station.jdbc.sql("delete from inbound_undecodable where record_offset = 2").update();
    relearn();

    assertThat(station.returns.all()).isEmpty();
  }

  private void relearn() {
    var lease = station.leases.take(Leases.RELEARNING).orElseThrow();
    try {
      station.relearning.run(lease, () -> true);
    } finally {
      station.leases.release(lease);
    }
  }

  @Test
  void decidesNothingBeforeItWasComparedOnce() {
    assertThatThrownBy(this::decideByHand)
        .isInstanceOf(DecisionGate.Closed.class)
        .hasMessageContaining("not compared");

    station.receiving();

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThatCode(this::decideByHand).doesNotThrowAnyException());
    assertThatThrownBy(() -> station.gate.requireOpen()).isInstanceOf(IllegalStateException.class);
  }

  private void decideByHand() {
    station.transaction.executeWithoutResult(status -> station.gate.requireOpen());
  }

  /** Has the station decide on records and tell so; it is the first thing that it does. */
  private void decide(String... values) {
    if (!station.isReceiving()) {
      station.relaying().receiving();
    }
    long before = receipts();
    Arena.send(topic, 0, "a", values);
    await().atMost(SOON).until(() -> receipts() == before + values.length);
    await().atMost(SOON).until(() -> station.unsent() == 0);
  }

  /** A copy of the database; the station starts again on the origin. */
  private String backup() {
    station.close();
    String backup = Arena.backupOf(plan.jdbcUrl());
    station = new Station(plan);
    return backup;
  }

  private long receipts() {
    return station.jdbc.sql("select count(*) from receipt").query(Long.class).single();
  }

  private List<String> learned() {
    return station.jdbc.sql("select value from learned").query((row, n) -> row.getString(1)).list();
  }

  private List<Long> receiptsWhenLearned() {
    return station
        .jdbc
        .sql("select receipts from learned")
        .query((row, n) -> row.getLong(1))
        .list();
  }

  private void awaitReceipts(String... values) {
    List<String> expected = Arrays.stream(values).sorted().toList();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(station.receipts().stream().sorted().toList()).isEqualTo(expected));
  }

  private static String[] numbered(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
  }
}
