package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatermarkIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int WRITERS = 4;
  private static final int INTAKES = 60;
  private static final String SLOW = "select pg_sleep(60)";

  /** Seconds. */
  private static final int LONG_BEFORE_A_LOCK_IS_FREE = 30;

  private final String topic = Arena.newTopic(1);

  @Test
  void comesAfterEveryRecordWithAnEarlierInstantWhoeverWroteIt() throws Exception {
    try (var station = new Station(Plan.of(Arena.newDatabase(), topic)).relaying();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        running.add(threads.submit(() -> takeIn(station)));
      }
      for (int mark = 0; mark < 20; mark++) {
        station.outbox.watermark(
            instant -> Map.of(topic, List.of(record("mark", instant).toPartition(0))));
      }
      for (Future<?> one : running) {
        one.get();
      }

      await().atMost(SOON).until(() -> station.unsent() == 0);
      assertNoRecordAfterALaterWatermark(Arena.textsOf(topic));
    }
  }

  @Test
  void waitsForAnIntakeThatReadItsClockAndHasNotCommitted() throws Exception {
    try (var station = new Station(Plan.of(Arena.newDatabase(), topic)).relaying();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var instant = new AtomicReference<Instant>();
      var intake =
          OpenTransaction.of(
              station,
              () -> instant.set(station.outbox.intakeInstant()),
              () -> append(station, record("intake", instant.get())));

      Future<Instant> mark =
          threads.submit(() ->
              station.outbox.watermark(
                  marked -> Map.of(topic, List.of(record("mark", marked).toPartition(0)))));
      await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> !mark.isDone());
      intake.commit();
      mark.get();

      await().atMost(SOON).until(() -> station.unsent() == 0);
      assertThat(Arena.textsOf(topic))
          .extracting(text -> text.split(" ")[0])
          .containsExactly("intake", "mark");
    }
  }

  /**
   * One statement locks and reads the clock: an instant from before the wait would be too early.
   */
  @Test
  void readsTheClockOfAnIntakeBehindTheLock() throws Exception {
    try (var station = new Station(Plan.of(Arena.newDatabase(), topic));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var isHeld = new CountDownLatch(1);
      Future<Instant> released =
          threads.submit(() ->
              station.transaction.execute(status -> {
                station.segments.holdIntake(SOON);
                isHeld.countDown();
                await().atMost(SOON).until(() -> waitingForALock(station) == 1);
                return station.segments.clock();
              }));
      isHeld.await();

      Instant intake = station.transaction.execute(status -> station.outbox.intakeInstant());

      assertThat(intake).isAfterOrEqualTo(released.get());
    }
  }

  /** A process that was stopped keeps its connection, and no network says that it is gone. */
  @Test
  void isNotKeptWaitingByAnIntakeThatStandsStill() throws Exception {
    try (var station = new Station(Plan.of(Arena.newDatabase(), topic));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var isHeld = new CountDownLatch(1);
      var goesOn = new CountDownLatch(1);
      Future<?> still =
          threads.submit(() ->
              station.transaction.executeWithoutResult(status -> {
                Instant instant = station.outbox.intakeInstant();
                isHeld.countDown();
                awaitLatch(goesOn);
                append(station, record("intake", instant));
              }));
      isHeld.await();

      station.outbox.watermark(
          instant -> Map.of(topic, List.of(record("mark", instant).toPartition(0))));
      goesOn.countDown();

      assertThatThrownBy(still::get).isInstanceOf(ExecutionException.class);
      assertThat(station.unsent()).isEqualTo(1);
    }
  }

  @Test
  void keepsNoIntakeWaitingWhereItStandsStillItself() throws Exception {
    try (var station = new Station(Plan.of(Arena.newDatabase(), topic));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var isHeld = new CountDownLatch(1);
      var goesOn = new CountDownLatch(1);
      Future<Instant> still =
          threads.submit(() ->
              station.transaction.execute(status -> {
                station.segments.holdIntake(SOON);
                isHeld.countDown();
                awaitLatch(goesOn);
                return station.segments.clock();
              }));
      isHeld.await();

      assertThat(
              threads
                  .submit(() -> intakeAlone(station))
                  .get(LONG_BEFORE_A_LOCK_IS_FREE, TimeUnit.SECONDS))
          .isNotNull();
      goesOn.countDown();
      assertThatThrownBy(still::get).isInstanceOf(ExecutionException.class);
    }
  }

  /** Who comes later waits behind the watermark, as long as that waits. */
  @Test
  void givesUpBehindASlowIntakeAndLetsTheOthersGo() throws Exception {
    try (var station = new Station(Plan.of(Arena.newDatabase(), topic));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var isHeld = new CountDownLatch(1);
      Future<?> slow =
          threads.submit(() ->
              station.transaction.executeWithoutResult(status -> {
                station.outbox.intakeInstant();
                isHeld.countDown();
                station.jdbc.sql(SLOW).query().listOfRows();
              }));
      isHeld.await();
      Future<Instant> mark = threads.submit(() -> station.outbox.watermark(instant -> Map.of()));
      await().atMost(SOON).until(() -> waitingForALock(station) == 1);

      assertThat(
              threads
                  .submit(() -> intakeAlone(station))
                  .get(LONG_BEFORE_A_LOCK_IS_FREE, TimeUnit.SECONDS))
          .isNotNull();
      assertThatThrownBy(mark::get).hasMessageContaining("lock timeout");
      assertThat(slow).isNotDone();
      cancel(station, SLOW);
    }
  }

  private static void cancel(Station station, String statement) {
    station
        .jdbc
        .sql("select pg_cancel_backend(pid) from pg_stat_activity where query = ?")
        .param(statement)
        .query()
        .listOfRows();
  }

  private static @Nullable Instant intakeAlone(Station station) {
    return station.transaction.execute(status -> station.outbox.intakeInstant());
  }

  private static long waitingForALock(Station station) {
    return station
        .jdbc
        .sql(
            """
            select count(*) from pg_locks l join pg_database d on d.oid = l.database
             where d.datname = current_database() and l.locktype = 'advisory' and not l.granted
            """)
        .query(Long.class)
        .single();
  }

  private static void takeIn(Station station) {
    for (int i = 0; i < INTAKES; i++) {
      station.transaction.executeWithoutResult(
          status -> append(station, record("intake", station.outbox.intakeInstant())));
    }
  }

  private static void append(Station station, OutboundRecord record) {
    station.outbox.append(station.topic(), Lane.BULK, List.of(record));
  }

  private static OutboundRecord record(String kind, Instant instant) {
    return OutboundRecord.of("key", (kind + " " + instant).getBytes(UTF_8), Map.of());
  }

  private static void assertNoRecordAfterALaterWatermark(List<String> texts) {
    assertThat(texts.stream().filter(text -> text.startsWith("mark"))).hasSize(20);
    assertThat(texts.stream().filter(text -> text.startsWith("intake"))).hasSize(WRITERS * INTAKES);
    Instant marked = Instant.MIN;
    for (String text : texts) {
      Instant instant = Instant.parse(text.substring(text.indexOf(' ') + 1));
      if (text.startsWith("mark")) {
        marked = instant;
      } else {
        assertThat(instant).isAfterOrEqualTo(marked);
      }
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
