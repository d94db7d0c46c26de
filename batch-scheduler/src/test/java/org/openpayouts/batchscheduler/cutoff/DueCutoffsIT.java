package org.openpayouts.batchscheduler.cutoff;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.outbox.VitalLoops;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several replicas on one database, each asked by the test when to work. */
class DueCutoffsIT {
  private static final Duration SEVEN_DAYS = Duration.ofDays(7);

  private static ConfigurableApplicationContext context;
  private static JdbcClient jdbc;
  private static DueCutoffs dueCutoffs;

  @BeforeAll
  static void start() {
    context =
        Station.start(
            Station.newDatabase(),
            "--payouts.cutoffs.poll-interval=1h",
            "--payouts.cutoffs.lease-duration=4h",
            "--payouts.cutoffs.schedules.daily.times="
                + Station.inHours(6)
                + ","
                + Station.inHours(13),
            "--payouts.cutoffs.schedules.daily.active-from="
                + Clock.systemUTC().instant().minus(SEVEN_DAYS).truncatedTo(ChronoUnit.SECONDS));
    jdbc = context.getBean(JdbcClient.class);
    dueCutoffs = context.getBean(DueCutoffs.class);
    dueCutoffs.activate();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void makesTheProcessNotAliveWhenTheWatchEndsByAnError() {
    var broken = noDatabaseButAnError();
    var often = everyTenMillis(context.getBean(CutoffSettings.class));
    var slots =
        new DueSlots(
            context.getBean(Timetable.class), new Schedules(broken), new Pauses(broken), often);
    var doomed =
        new DueCutoffs(
            new Leases(broken),
            slots,
            context.getBean(SlotRows.class),
            new Cutoffs(broken),
            context.getBean(CutoffFacts.class),
            context.getBean(Outbox.class),
            context.getBean(DecisionGate.class),
            context.getBean(IdSource.class),
            often);
    var events = new ConcurrentLinkedQueue<Object>();
    var watch =
        new CutoffWatch(
            doomed,
            often,
            new SimpleMeterRegistry(),
            context.getBean(IdSource.class),
            new VitalLoops(events::add));

    watch.start();

    await().atMost(30, SECONDS).until(() -> !events.isEmpty());
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            AvailabilityChangeEvent.class,
            event -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
    watch.stop();
  }

  private static CutoffSettings everyTenMillis(CutoffSettings settings) {
    return new CutoffSettings(
        settings.schedules(),
        settings.manualDelay(),
        settings.lateAfter(),
        settings.maxAge(),
        Duration.ofMillis(10),
        settings.leaseDuration());
  }

  private static JdbcClient noDatabaseButAnError() {
    return (JdbcClient)
        Proxy.newProxyInstance(
            JdbcClient.class.getClassLoader(),
            new Class<?>[] {JdbcClient.class},
            (_, _, _) -> {
              throw new StackOverflowError();
            });
  }

  @Test
  void catchesUpOldestFirstAndOnceHoweverManyReplicasRace() throws InterruptedException {
    jdbc.sql("delete from cutoff").update();
    List<Cutoff> emitted = Collections.synchronizedList(new ArrayList<>());
    int replicas = 8;
    CountDownLatch ready = new CountDownLatch(replicas);
    List<Thread> threads = new ArrayList<>();
    for (int replica = 0; replica < replicas; replica++) {
      String owner = "replica-" + replica;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                ready.countDown();
                raceFor(owner, emitted);
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    List<Cutoff> scheduled = emitted.stream().filter(cutoff -> !cutoff.isManual()).toList();
    assertThat(scheduled).hasSize(14).doesNotHaveDuplicates();
    assertThat(scheduled).extracting(Cutoff::instant).doesNotHaveDuplicates();
    assertThat(scheduled)
        .isSortedAccordingTo(Comparator.comparing(Cutoff::instant))
        .allMatch(cutoff -> cutoff.emission() != null);
    assertThat(rows("select count(*) from cutoff where schedule_id = 'daily'")).isEqualTo(14);
    assertThat(rows("select count(*) from cutoff where schedule_id = 'daily' and late"))
        .isGreaterThanOrEqualTo(13);
  }

  private static void raceFor(String owner, Collection<Cutoff> emitted) {
    for (int round = 0; round < 20; round++) {
      emitted.addAll(dueCutoffs.emit(owner));
      dueCutoffs.release(owner);
    }
  }

  @Test
  void raisesTheEpochWithEachTakeover() {
    dueCutoffs.emit("first");
    long epoch = rows("select epoch from lease");

    dueCutoffs.emit("second");
    assertThat(owner()).isEqualTo("first");
    jdbc.sql("update lease set expires_at = clock_timestamp() - interval '1 second'").update();
    dueCutoffs.emit("second");

    assertThat(owner()).isEqualTo("second");
    assertThat(rows("select epoch from lease")).isEqualTo(epoch + 1);
    dueCutoffs.release("second");
  }

  @Test
  void writesNothingWhenTheFactCannotBeWritten() {
    Cutoffs cutoffs = context.getBean(Cutoffs.class);
    CutoffId id = planned(cutoffs);
    jdbc.sql(
            """
            create function refuse() returns trigger language plpgsql as
            $$ begin raise exception 'planted'; end $$;
            create trigger planted before insert on outbox_segment
              for each row execute function refuse()
            """)
        .update();

    assertThat(catchThrowable(() -> dueCutoffs.emit("third"))).hasMessageContaining("planted");
    assertThat(cutoffs.find(id).orElseThrow().emission()).isNull();
    jdbc.sql("drop trigger planted on outbox_segment; drop function refuse()").update();

    await()
        .atMost(10, SECONDS)
        .until(() -> dueCutoffs.emit("third").stream().anyMatch(c -> c.id().equals(id)));
    dueCutoffs.release("third");
  }

  @Test
  void tellsHowLongACutoffWaitsAndThatNobodyIsTheScheduler() {
    OverdueCutoffs overdue = context.getBean(OverdueCutoffs.class);
    await()
        .atMost(10, SECONDS)
        .until(() -> {
          dueCutoffs.emit("fourth");
          return overdue.oldest().isZero();
        });
    assertThat(overdue.areUnowned()).isFalse();

    planned(context.getBean(Cutoffs.class));
    jdbc.sql("update lease set expires_at = clock_timestamp() - interval '1 minute'").update();

    assertThat(overdue.oldest()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(overdue.areUnowned()).isTrue();
    dueCutoffs.emit("fourth");
    assertThat(overdue.oldest()).isZero();
    assertThat(overdue.areUnowned()).isFalse();
    dueCutoffs.release("fourth");
  }

  private static CutoffId planned(Cutoffs cutoffs) {
    CutoffId id = new CutoffId(IdSource.secure().nextId());
    Instant instant = cutoffs.now().minusSeconds(1);
    Cutoff.Order order = new Cutoff.Order("test", null, null);
    cutoffs.plan(
        new Cutoff(
            id,
            ManualCutoff.SCHEDULE,
            LocalDate.of(2026, 3, 2),
            "manual:" + id,
            instant,
            new Scope.All(),
            order,
            null));
    return id;
  }

  private static String owner() {
    return jdbc.sql("select owner from lease").query((row, index) -> row.getString(1)).single();
  }

  private static long rows(String sql) {
    return jdbc.sql(sql).query((row, index) -> row.getLong(1)).single();
  }
}
