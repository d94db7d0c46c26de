package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.Inbound.Role;

/** What a deciding service does when Kafka has lost what would tell that its database went back. */
class LostOffsetsIT {

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

  /** Nothing tells whether the database went back with them; if it did not, nothing is repeated. */
  @Test
  void relearnsAndRepeatsNothingWhenOnlyTheOffsetsOfTheGroupAreLost() throws Exception {
    decide("1", "2");
    station.close();
    loseTheGroup();

    station = new Station(plan).receiving();
    Arena.send(topic, 0, "a", "3");

    awaitReceipts("1", "2", "3");
    assertThat(learned()).containsExactlyInAnyOrder("1", "2");
    assertThat(receiptsWhenLearned()).containsOnly(2L);
    assertThat(station.returns.all()).isEmpty();
  }

  @Test
  void decidesNothingBeforeItRelearnedWhenTheGroupWasLostWithTheDatabase() throws Exception {
    decide("1", "2");
    String backup = backup();
    decide("3", "4");
    station.close();
    loseTheGroup();

    station = new Station(plan.on(backup)).receiving();

    awaitReceipts("1", "2", "3", "4");
    assertThat(learned()).containsExactlyInAnyOrder("1", "2", "3", "4");
    assertThat(receiptsWhenLearned()).containsOnly(2L);
  }

  /** What it was given and has not read is no loss of the group. */
  @Test
  void relearnsNothingWhereNothingWasReadYet() {
    station.receiving();
    await().atMost(SOON).until(() -> station.positions.all().size() == 2);
    station.close();

    station = new Station(plan).receiving();
    Arena.send(topic, 0, "a", "1");

    awaitReceipts("1");
    assertThat(learned()).isEmpty();
  }

  @Test
  void staysClosedWhenTheBackupIsOlderThanTheLog() throws Exception {
    decide("1", "2", "3");
    station.close();
    Arena.deleteBefore(topic + "-out", 0, 2);
    station = new Station(plan);
    station.positions.begin(plan.service(), new TopicPartition(topic + "-out", 0), 1);
    station.returns.markByHand("a drill");
    var lease = station.leases.take(Leases.RELEARNING).orElseThrow();

    assertThatThrownBy(() -> station.relearning.run(lease, () -> true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("begins at 2, after the stored position 1");
    assertThat(station.returns.all()).isNotEmpty();
    assertThat(learned()).isEmpty();
  }

  private void loseTheGroup() throws Exception {
    try (var admin = Arena.admin()) {
      admin.deleteConsumerGroups(List.of(plan.service())).all().get();
    }
  }

  /** Has the station decide on records and tell so. */
  private void decide(String... values) {
    if (!station.isReceiving()) {
      station.relaying().receiving();
    }
    long before = station.receipts().size();
    Arena.send(topic, 0, "a", values);
    await().atMost(SOON).until(() -> station.receipts().size() == before + values.length);
    await().atMost(SOON).until(() -> station.unsent() == 0);
  }

  /** A copy of the database; the station starts again on the origin. */
  private String backup() {
    station.close();
    String backup = Arena.backupOf(plan.jdbcUrl());
    station = new Station(plan);
    return backup;
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
}
