package org.openpayouts.batchscheduler.cutoff;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A replica dies holding both leases, the scheduler's and its outbox's, just before a cutoff. */
class StandbyIT {
  /** A second by the settings ({@link CutoffSettingsTest}); more for a machine that is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final String database = Station.newDatabase();

  @Test
  void tellsACutoffSoonWhenItsSchedulerDiesJustBefore() {
    try (var dying = Station.start(database);
        var standby = Station.start(database)) {
      JdbcClient jdbc = standby.getBean(JdbcClient.class);
      CutoffWatch watch = standby.getBean(CutoffWatch.class);
      watch.stop(); // so that the other one is the scheduler
      await().atMost(20, SECONDS).until(() -> isOwned(jdbc));
      long before = epoch(jdbc);
      watch.start();

      die(dying);
      CutoffId id = planned(standby.getBean(Cutoffs.class));

      Cutoff told = awaitTold(standby, id);
      assertThat(lateness(told)).isLessThan(PATIENCE);
      assertThat(epoch(jdbc)).as("the standby took over").isEqualTo(before + 1);
      assertThat(arrivedAt(id)).isBefore(told.instant().plus(PATIENCE).plusSeconds(2));
    }
  }

  /** As a killed process: it says nothing any more, and gives back nothing. */
  private static void die(ConfigurableApplicationContext station) {
    station.getBean(HikariDataSource.class).close();
  }

  private static boolean isOwned(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select exists (select from lease where expires_at > clock_timestamp())
               and (select bool_and(expires_at > clock_timestamp()) from outbox_lease)
            """)
        .query(Boolean.class)
        .single();
  }

  private static long epoch(JdbcClient jdbc) {
    return jdbc.sql("select epoch from lease").query(Long.class).single();
  }

  private static CutoffId planned(Cutoffs cutoffs) {
    CutoffId id = new CutoffId(IdSource.secure().nextId());
    cutoffs.plan(
        new Cutoff(
            id,
            ManualCutoff.SCHEDULE,
            LocalDate.of(2026, 3, 2),
            "manual:" + id,
            cutoffs.now(),
            new Scope.All(),
            new Cutoff.Order("ann", "a drill", null),
            null));
    return id;
  }

  private static Cutoff awaitTold(ConfigurableApplicationContext station, CutoffId id) {
    Cutoffs cutoffs = station.getBean(Cutoffs.class);
    return await()
        .atMost(30, SECONDS)
        .until(() -> cutoffs.find(id).orElseThrow(), cutoff -> cutoff.emission() != null);
  }

  private static Duration lateness(Cutoff told) {
    Cutoff.Emission emission = told.emission();
    return emission == null ? Duration.ofDays(1) : Duration.between(told.instant(), emission.at());
  }

  /** When the broker was handed the fact. */
  private static Instant arrivedAt(CutoffId id) {
    RecordCodec codec = RecordCodec.at(Station.REGISTRY.url());
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", Station.broker()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.CUTOFFS.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return await()
          .atMost(30, SECONDS)
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                  CutoffReached fact = (CutoffReached) codec.decode(record.topic(), record.value());
                  if (fact.getCutoffId().equals(id.value())) {
                    return Instant.ofEpochMilli(record.timestamp());
                  }
                }
                return Instant.MAX;
              },
              arrived -> arrived.isBefore(Instant.MAX));
    }
  }
}
