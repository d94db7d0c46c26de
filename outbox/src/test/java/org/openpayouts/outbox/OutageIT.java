package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.Rate;
import org.openpayouts.schemas.event.RatesPublished;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.stub.StubRegistry;

/**
 * Database, broker and registry go away and come back. The database's outage lasts {@code
 * outbox.it.outage-seconds}, 6 by default; run with 180 to see three minutes.
 */
class OutageIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int OUTAGE_SECONDS = Integer.getInteger("outbox.it.outage-seconds", 6);

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
  void losesAndRepeatsNothingWhileTheDatabaseIsAway() {
    station.relaying().receiving();
    send("before", 100);
    awaitReceipts(100);

    Arena.postgres().stop();
    send("during", 100);
    last(Duration.ofSeconds(OUTAGE_SECONDS));
    Arena.postgres().start();
    send("after", 100);

    awaitReceipts(300);
    assertThat(station.parked.count()).isZero();
    await()
        .atMost(SOON)
        .until(() -> Arena.textsOf(topic + "-out").stream().distinct().count() == 300);
  }

  @Test
  void startsWhileTheDatabaseIsAwayAndHandlesEverythingWhenItComes() {
    send("before", 100);
    Arena.postgres().stop();

    station.receiving();
    last(Duration.ofSeconds(3));
    Arena.postgres().start();

    awaitReceipts(100);
  }

  @Test
  void losesAndRepeatsNothingWhenTheBrokerRestartsUnderIt() {
    station.relaying().receiving();
    send("before", 100);
    awaitReceipts(100);

    Arena.broker().kill();
    Arena.broker().start();
    send("after", 100);

    awaitReceipts(200);
    await()
        .atMost(SOON)
        .until(() -> Arena.textsOf(topic + "-out").stream().distinct().count() == 200);
  }

  @Test
  void waitsForTheRegistryWhileOtherPartitionsGoOn() {
    try (var registry = StubRegistry.withAllSchemas();
        var writer = RecordCodec.at(registry.url());
        var reader = RecordCodec.at(registry.url())) {
      byte[] avro = writer.encode("rates.v1", aRate());
      registry.goDown();
      receivingWith(reader);

      Arena.send(topic, 0, "usd", avro);
      Arena.send(topic, 1, "other", "sibling");
      awaitReceipts(1);
      registry.comeBack();

      awaitReceipts(2);
      assertThat(station.receipts().getFirst()).contains("\"base\": \"USD\"");
    }
  }

  @Test
  void waitsForAnUnknownSchemaAndThenCountsItAsUndecodable() {
    try (var registry = StubRegistry.empty();
        var reader = RecordCodec.at(registry.url())) {
      receivingWith(reader);
      byte[] unknown = ByteBuffer.allocate(9).put((byte) 0).putInt(4711).putInt(1).array();

      Arena.send(topic, 0, "a", unknown);
      Arena.send(topic, 0, "a", "behind");
      Arena.send(topic, 1, "b", "sibling");
      awaitReceipts(1);
      assertThat(station.receipts()).containsExactly("sibling");

      awaitReceipts(2);
      await().atMost(SOON).until(() -> deadLetters() == 1);
      var letter = Arena.readAll(plan.settings().deadLetterTopic()).getFirst();
      assertThat(letter.headers().lastHeader("schema-id").value())
          .isEqualTo("4711".getBytes(UTF_8));
    }
  }

  /** An outage is a length of time, and nothing happens by which its end could be told. */
  private static void last(Duration duration) {
    await().pollDelay(duration).atMost(duration.plusSeconds(10)).until(() -> true);
  }

  private static RatesPublished aRate() {
    var envelope =
        Envelope.newBuilder()
            .setEventId(new UUID(1, 2))
            .setProducer("station")
            .setOccurredAt(Instant.EPOCH)
            .build();
    return RatesPublished.newBuilder()
        .setEnvelope(envelope)
        .setBase("USD")
        .setVersion(1)
        .setRates(List.of(new Rate("EUR", "0.9")))
        .setSource("station")
        .setObservedAt(Instant.EPOCH)
        .build();
  }

  private long deadLetters() {
    return Arena.readAll(plan.settings().deadLetterTopic()).size();
  }

  private void receivingWith(RecordCodec codec) {
    station.close();
    station =
        new Station(
                plan.with((from, value) ->
                    value[0] == 0
                        ? codec.decode("rates.v1", value).toString()
                        : Plan.text(from, value)))
            .relaying()
            .receiving();
  }

  private void send(String prefix, int count) {
    String[] values = IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    Arena.send(topic, count % 3, "key", values);
  }

  private void awaitReceipts(int count) {
    await().atMost(SOON).ignoreExceptions().until(() -> station.receipts().size() == count);
    assertThat(station.receipts()).doesNotHaveDuplicates();
  }
}
