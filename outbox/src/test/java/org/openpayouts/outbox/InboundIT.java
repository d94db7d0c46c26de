package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.outbox.ParkedRecords.Listed;

/** What becomes of records, good and bad, and of those beside them. */
class InboundIT {

  private static final Duration SOON = Duration.ofSeconds(90);

  private final String topic = Arena.newTopic(3);
  private final Plan plan = Plan.of(Arena.newDatabase(), topic);
  private Station station = new Station(plan);

  @BeforeEach
  void createOtherTopics() {
    Arena.createTopic(topic + "-out", 1);
    Arena.createTopic(plan.settings().deadLetterTopic(), 1);
  }

  @AfterEach
  void stop() {
    station.close();
  }

  @Test
  void handlesEachRecordOnceAndTellsSo() {
    Arena.send(topic, 0, "a", "1", "2");
    Arena.send(topic, 1, "b", "3");

    station.relaying().receiving();
    awaitReceipts("1", "2", "3");
    Arena.send(topic, 2, "c", "4");

    awaitReceipts("1", "2", "3", "4");
    await().atMost(SOON).until(() -> Arena.textsOf(topic + "-out").size() == 4);
    assertThat(Arena.textsOf(topic + "-out")).contains("1", "2", "3", "4");
  }

  @Test
  void repeatsNothingWhenTheOffsetsOfTheGroupAreLost() throws Exception {
    Arena.send(topic, 0, "a", "1", "2");
    station.receiving();
    awaitReceipts("1", "2");
    station.close();
    try (var admin = Arena.admin()) {
      admin.deleteConsumerGroups(List.of(plan.service())).all().get();
    }

    station = new Station(plan).receiving();
    Arena.send(topic, 0, "a", "3");

    awaitReceipts("1", "2", "3");
  }

  @Test
  void handlesAgainExactlyWhatAPositionThatWentBackSays() {
    Arena.send(topic, 0, "a", "1", "2", "3", "4");
    station.receiving();
    awaitReceipts("1", "2", "3", "4");
    station.close();

    station = new Station(plan);
    station.jdbc.sql("update inbound_position set next_offset = 2 where partition = 0").update();
    station.receiving();

    awaitReceipts("1", "2", "3", "3", "4", "4");
  }

  @Test
  void noticesAPositionThatMovesUnderItAndRepeatsNothing() {
    Arena.send(topic, 0, "a", "1");
    station.receiving();
    awaitReceipts("1");

    station.jdbc.sql("update inbound_position set next_offset = 2 where partition = 0").update();
    Arena.send(topic, 0, "a", "2", "3", "4");

    awaitReceipts("1", "3", "4");
  }

  @Test
  void sendsWhatIsNoRecordToTheDeadLettersWithItsCoordinates() {
    Arena.send(topic, 0, "a", "1", "garbage", "2");
    Arena.send(topic, 1, "b", "3");

    station.relaying().receiving();

    awaitReceipts("1", "2", "3");
    String deadLetters = plan.settings().deadLetterTopic();
    await().atMost(SOON).until(() -> !Arena.readAll(deadLetters).isEmpty());
    var letter = Arena.readAll(deadLetters).getFirst();
    assertThat(letter.value()).isEqualTo("garbage".getBytes(UTF_8));
    assertThat(letter.key()).isEqualTo("a".getBytes(UTF_8));
    assertThat(header(letter, "original-topic")).isEqualTo(topic);
    assertThat(header(letter, "original-partition")).isEqualTo("0");
    assertThat(header(letter, "original-offset")).isEqualTo("1");
    assertThat(header(letter, "failure-category")).isEqualTo("POISON");
  }

  /** With its headers it would be larger than what a topic takes; it is garbage all the same. */
  @Test
  void cutsADeadLetterThatNoTopicWouldTake() {
    byte[] garbage = new byte[1_048_000];
    new Random(1).nextBytes(garbage);
    System.arraycopy("garbage".getBytes(UTF_8), 0, garbage, 0, 7);
    Arena.send(topic, 0, "a", garbage);
    Arena.send(topic, 0, "a", "1", "garbage behind it");

    station.relaying().receiving();

    awaitReceipts("1");
    String deadLetters = plan.settings().deadLetterTopic();
    await().atMost(SOON).until(() -> Arena.readAll(deadLetters).size() == 2);
    var letter = Arena.readAll(deadLetters).getFirst();
    assertThat(header(letter, "original-value-bytes")).isEqualTo("1048000");
    assertThat(station.parked.count()).isZero();
    assertThat(letter.value()).isEqualTo(Arrays.copyOf(garbage, 700_000));
  }

  @Test
  void parksADefectWithItsKeyBehindItAndLetsOthersGoOn() {
    Arena.send(topic, 0, "a", "a1", "bad a2", "a3");
    Arena.send(topic, 0, "b", "b1");
    Arena.send(topic, 1, "c", "c1", "bad c2");
    Arena.send(topic, 2, "d", numbered("d", 200));

    station.receiving();

    var expected = IntStream.range(0, 200).mapToObj(i -> "d" + i);
    awaitReceipts(Stream.concat(Stream.of("a1", "b1", "c1"), expected).toArray(String[]::new));
    await().atMost(SOON).until(() -> station.parked.count() == 3);
    assertThat(station.parked.list(10))
        .extracting(Listed::key, parked -> parked.cause() == null)
        .containsExactlyInAnyOrder(tuple("a", false), tuple("a", true), tuple("c", false));
    Arena.send(topic, 0, "a", "a4");
    await().atMost(SOON).until(() -> station.parked.count() == 4);
  }

  @Test
  void unparksARecordWithEverythingBehindItInOrder() {
    Arena.send(topic, 0, "a", "bad 1", "2", "3");
    station.receiving();
    await().atMost(SOON).until(() -> station.parked.count() == 3);
    station.jdbc.sql("alter table receipt drop constraint value_is_good").update();

    int handled = station.inbound.unpark("a");
    Arena.send(topic, 0, "a", "4");

    assertThat(handled).isEqualTo(3);
    awaitReceipts("bad 1", "2", "3", "4");
    assertThat(station.parked.count()).isZero();
  }

  @Test
  void stopsAPartitionInWhichTooManyAreParkedAndNoOther() {
    for (int i = 0; i < 25; i++) {
      Arena.send(topic, 0, "key" + i, "bad " + i);
    }
    Arena.send(topic, 0, "z", "never reached");
    Arena.send(topic, 1, "b", "1");

    station.receiving();

    await().atMost(SOON).until(() -> !station.metrics.stopped().isEmpty());
    Arena.send(topic, 1, "b", "2");
    awaitReceipts("1", "2");
    assertThat(station.parked.count()).isEqualTo(20);
    assertThat(nextOffset(0)).isEqualTo(20);
  }

  @Test
  void skipsATypeOfTomorrowInAReadModel() {
    Arena.send(topic, 0, "a", "1", "newer", "2");

    station.receiving();

    awaitReceipts("1", "2");
    await().atMost(SOON).until(() -> nextOffset(0) == 3);
  }

  @Test
  void stopsBeforeATypeOfTomorrowWhereItWouldDecide() {
    station.close();
    station = new Station(plan.as(Role.DECIDER)).receiving();

    Arena.send(topic, 0, "a", "1", "newer", "2");
    Arena.send(topic, 1, "b", "3");

    awaitReceipts("1", "3");
    await().atMost(SOON).until(() -> !station.metrics.stopped().isEmpty());
    Arena.send(topic, 1, "b", "4");
    awaitReceipts("1", "3", "4");
    assertThat(nextOffset(0)).isEqualTo(1);
  }

  @Test
  void halvesABatchThatTakesTooLong() {
    Arena.send(topic, 0, "a", numbered("slow", 250));

    station.receiving();

    awaitReceipts(numbered("slow", 250));
  }

  @Test
  void triesAgainAtOnceWhatLostAgainstAnotherTransaction() {
    Arena.send(topic, 0, "a", "conflict", "1");

    station.receiving();

    awaitReceipts("conflict", "1");
    assertThat(station.parked.count()).isZero();
  }

  @Test
  void stopsWhereTheLogBeginsAfterTheStoredPosition() throws Exception {
    Arena.send(topic, 0, "a", "1", "2", "3");
    station.receiving();
    awaitReceipts("1", "2", "3");
    station.close();
    Arena.send(topic, 0, "a", "4", "5");
    Arena.deleteBefore(topic, 0, 4);

    station = new Station(plan).receiving();
    Arena.send(topic, 1, "b", "6");

    awaitReceipts("1", "2", "3", "6");
    assertThat(station.metrics.stopped().values().toString())
        .contains("the log begins at 4, after the stored position 3");
  }

  @Test
  void stopsWhereTheLogEndsBeforeTheStoredPosition() {
    Arena.send(topic, 0, "a", "1");
    station.positions.begin(plan.service(), new TopicPartition(topic, 0), 7);

    station.receiving();
    Arena.send(topic, 1, "b", "2");

    awaitReceipts("2");
    assertThat(station.metrics.stopped().values().toString()).contains("not the log");
  }

  private void awaitReceipts(String... values) {
    List<String> expected = Arrays.stream(values).sorted().toList();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(station.receipts().stream().sorted().toList()).isEqualTo(expected));
  }

  private long nextOffset(int partition) {
    return station
        .positions
        .stored(plan.service(), List.of(new TopicPartition(topic, partition)))
        .values()
        .iterator()
        .next();
  }

  private static String[] numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
