package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two schedulers on one database, and one slot that is due. */
class SchedulersRaceIT {
  private static final int RACES = 1_000;
  private static final int PAUSE_RACES = 200;

  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext other;
  private static JdbcClient jdbc;

  private final CyclicBarrier start = new CyclicBarrier(2);

  @BeforeAll
  static void start() {
    String database = Station.newDatabase();
    one = station(database);
    other = station(database);
    jdbc = one.getBean(JdbcClient.class);
    one.getBean(DueCutoffs.class).activate();
  }

  private static ConfigurableApplicationContext station(String database) {
    return Station.start(
        database,
        "--payouts.cutoffs.poll-interval=1h",
        "--payouts.cutoffs.lease-duration=4h",
        "--payouts.cutoffs.schedules.daily.times=" + Station.inHours(12),
        "--payouts.cutoffs.schedules.daily.active-from="
            + Clock.systemUTC()
                .instant()
                .minus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS));
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @BeforeEach
  void oneSlotIsDue() {
    jdbc.sql("delete from cutoff; delete from pause").update();
  }

  @Test
  void tellOneSlotOnceInAThousandRaces() throws Exception {
    int toldByTheOther = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int race = 0; race < RACES; race++) {
        Future<List<Cutoff>> here = threads.submit(after(() -> round(one, "one")));
        Future<List<Cutoff>> there = threads.submit(after(() -> round(other, "other")));

        assertThat(here.get().size() + there.get().size()).as("race %d", race).isEqualTo(1);
        assertThat(count("cutoff where emitted_at is not null")).isEqualTo(1);
        toldByTheOther += there.get().size();
        oneSlotIsDue();
      }
    }
    assertThat(toldByTheOther).isBetween(1, RACES - 1);
  }

  @Test
  void tellNothingOnceItIsPaused() throws Exception {
    Word word = new Word("ann", "a drill");
    PausedSchedules schedules = other.getBean(PausedSchedules.class);
    long told = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int race = 0; race < PAUSE_RACES; race++) {
        Future<List<Cutoff>> round = threads.submit(after(() -> round(one, "one")));
        int delay = race % 5;
        Future<?> pause =
            threads.submit(
                after(() -> {
                  Thread.sleep(delay);
                  return schedules.pause("daily", word);
                }));

        int size = round.get().size();
        pause.get();
        assertThat(count("cutoff")).as("race %d", race).isEqualTo(size);
        assertThat(count("cutoff, pause where emitted_at >= paused_at")).isZero();
        assertThat(round(other, "other")).isEmpty();
        schedules.resume("daily", word);
        assertThat(round(one, "one")).isEmpty();
        told += size;
        oneSlotIsDue();
      }
    }
    assertThat(told).isBetween(1L, PAUSE_RACES - 1L);
  }

  private <T> Callable<T> after(Callable<T> work) {
    return () -> {
      start.await();
      return work.call();
    };
  }

  private static List<Cutoff> round(ConfigurableApplicationContext station, String owner) {
    DueCutoffs dueCutoffs = station.getBean(DueCutoffs.class);
    List<Cutoff> emitted = dueCutoffs.emit(owner);
    dueCutoffs.release(owner);
    return emitted;
  }

  private static long count(String rows) {
    return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
  }
}
