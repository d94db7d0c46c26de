package org.openpayouts.batchscheduler.cutoff;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.NextInstant;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database is put back to a backup that does not know of cutoffs that were told. */
class RestoredDatabaseIT {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.CUTOFFS.name(), 0);

  private final String schedule = "s" + UUID.randomUUID();
  private final String[] settings = {
    Station.HEARS_ITSELF,
    "--payouts.cutoffs.manual-delay=0s",
    "--payouts.cutoffs.schedules." + schedule + ".times=" + Station.inHours(12),
    "--payouts.cutoffs.schedules." + schedule + ".active-from=" + daysAgo(3),
    "--payouts.cutoffs.schedules." + schedule + "-eur.times=" + Station.inHours(11),
    "--payouts.cutoffs.schedules." + schedule + "-eur.currencies=EUR"
  };

  @Test
  void tellsNoCutoffAgain() {
    String database = Station.newDatabase();
    String backup = "backup_" + UUID.randomUUID().toString().replace("-", "");
    try (var context = Station.start(database, Station.HEARS_ITSELF)) {
      order(context);
      awaitHeard(context);
    }
    Databases.backUp(database, backup);
    try (var context = Station.start(database, settings)) {
      await().atMost(60, SECONDS).until(() -> told().size() == 3);
      order(context);
      awaitHeard(context);
    }
    List<CutoffReached> before = told();
    Databases.restore(database, backup);

    try (var context = Station.start(database, settings)) {
      String ordered = order(context);

      assertThat(told()).isEqualTo(before).hasSize(3);
      assertThat(ids(context))
          .containsAll(before.stream().map(CutoffReached::getCutoffId).toList())
          .contains(ordered);
      assertThat(before)
          .allSatisfy(told -> assertThat(inRow(context, told)).isEqualTo(toldOf(context, told)))
          .allSatisfy(told ->
              assertThat(told.getNextInstants())
                  .extracting(NextInstant::getCurrency)
                  .containsExactly(null, "EUR"));
    }
  }

  /** What the row would be told with again. */
  private static @Nullable Upcoming inRow(
      ConfigurableApplicationContext context, CutoffReached told) {
    return context
        .getBean(Cutoffs.class)
        .find(new CutoffId(told.getCutoffId()))
        .map(RestoredDatabaseIT::upcoming)
        .orElse(null);
  }

  private static @Nullable Upcoming toldOf(
      ConfigurableApplicationContext context, CutoffReached told) {
    return upcoming(context.getBean(CutoffFacts.class).read(told, null));
  }

  private static @Nullable Upcoming upcoming(Cutoff cutoff) {
    Cutoff.Emission emission = cutoff.emission();
    return emission == null ? null : emission.upcoming();
  }

  private static Instant daysAgo(int days) {
    return Clock.systemUTC().instant().minus(days, ChronoUnit.DAYS);
  }

  /** Orders a cutoff as soon as that may be decided, and waits until it is told. */
  private static String order(ConfigurableApplicationContext context) {
    ManualCutoff manual = context.getBean(ManualCutoff.class);
    var order = new Cutoff.Order("test", null, null);
    ManualCutoff.Answer answer =
        await()
            .atMost(60, SECONDS)
            .ignoreExceptions()
            .until(() -> manual.order(new Scope.All(), order, null), planned -> true);
    String id = ((ManualCutoff.Answer.Planned) answer).cutoff().id().value();
    await().atMost(60, SECONDS).until(() -> isTold(id));
    return id;
  }

  private static boolean isTold(String id) {
    return all().stream().anyMatch(told -> told.getCutoffId().equals(id));
  }

  private static void awaitHeard(ConfigurableApplicationContext context) {
    long end;
    try (var consumer = consumer()) {
      end = consumer.endOffsets(List.of(PARTITION)).values().iterator().next();
    }
    await()
        .atMost(60, SECONDS)
        .until(() ->
            context
                    .getBean(JdbcClient.class)
                    .sql("select coalesce(max(next_offset), 0) from inbound_position")
                    .query(Long.class)
                    .single()
                >= end);
  }

  private static List<String> ids(ConfigurableApplicationContext context) {
    return context
        .getBean(JdbcClient.class)
        .sql("select cutoff_id from cutoff where emitted_at is not null")
        .query((row, number) -> row.getString(1))
        .list();
  }

  private List<CutoffReached> told() {
    return all().stream().filter(told -> told.getScheduleId().equals(schedule)).toList();
  }

  private static List<CutoffReached> all() {
    var all = new ArrayList<CutoffReached>();
    try (var consumer = consumer();
        var codec = RecordCodec.at(Station.REGISTRY.url())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).values().iterator().next();
      while (consumer.position(PARTITION) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> all.add((CutoffReached) codec.decode(record.topic(), record.value())));
      }
    }
    return all;
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", Station.broker()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
