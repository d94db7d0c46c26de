package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.batchscheduler.cutoff.Admin.Answer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A schedule with three slots that were missed is stopped before they come into being. */
class PausedSchedulesIT {
  private static ConfigurableApplicationContext context;
  private static Admin admin;
  private static JdbcClient jdbc;
  private static DueCutoffs dueCutoffs;

  @BeforeAll
  static void start() {
    context =
        Station.start(
            Station.newDatabase(),
            "--payouts.cutoffs.poll-interval=1h",
            "--payouts.cutoffs.lease-duration=4h",
            "--payouts.cutoffs.manual-delay=0s",
            "--payouts.cutoffs.schedules.daily.times=" + Station.inHours(12),
            "--payouts.cutoffs.schedules.daily.active-from="
                + Clock.systemUTC().instant().minus(Duration.ofDays(3)));
    admin = new Admin(context);
    jdbc = context.getBean(JdbcClient.class);
    dueCutoffs = context.getBean(DueCutoffs.class);
    dueCutoffs.activate();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void forget() {
    jdbc.sql("delete from cutoff; delete from pause").update();
  }

  @Test
  void catchesUpWhatNobodyStopped() {
    assertThat(dueCutoffs.emit("one")).extracting(Cutoff::scheduleId).containsOnly("daily");
    assertThat(jdbc.sql("select count(*) from cutoff").query(Long.class).single()).isEqualTo(3);
  }

  @Test
  void letsNoSlotComeIntoBeingWhileItIsPausedNorThoseBeforeItWasResumed() {
    assertThat(pause().status()).isEqualTo(200);
    assertThat(dueCutoffs.emit("one")).isEmpty();
    assertThat(context.getBean(OverdueCutoffs.class).oldest()).isZero();

    assertThat(resume().status()).isEqualTo(200);

    assertThat(dueCutoffs.emit("one")).isEmpty();
    assertThat(context.getBean(OverdueCutoffs.class).oldest()).isZero();
  }

  @Test
  void goesOnWithTheFirstSlotAfterItWasResumed() {
    pause();
    resume();
    jdbc.sql("update pause set resumed_at = resumed_at - interval '25 hours'").update();

    assertThat(dueCutoffs.emit("one")).hasSize(1);
  }

  @Test
  void tellsNoNextInstantWhileNothingIsToCome() {
    pause();
    assertThat(nextOfAManualOne()).isNull();

    resume();
    assertThat(nextOfAManualOne()).isNotNull();
  }

  /** The cutoff itself is told, paused or not. */
  private static @Nullable Instant nextOfAManualOne() {
    assertThat(admin.post("/cutoffs", Admin.WORD).status()).isEqualTo(202);
    List<Cutoff> emitted = dueCutoffs.emit("one");
    assertThat(emitted).hasSize(1).allMatch(Cutoff::isManual);
    Cutoff.Emission emission = emitted.getFirst().emission();
    return emission == null ? null : emission.upcoming().first();
  }

  @Test
  void keepsWhoStoppedItWhenAndWhy() {
    Answer first = pause();
    Answer again =
        admin.post("/schedules/daily/pause", "{\"reason\":\"other\",\"requestedBy\":\"bob\"}");

    JsonNode paused = first.body().path("paused");
    assertThat(paused.path("by").asString()).isEqualTo("ann");
    assertThat(paused.path("reason").asString()).isEqualTo("a drill");
    assertThat(Instant.parse(paused.path("since").asString()))
        .isBefore(context.getBean(Cutoffs.class).now());
    assertThat(first.body().has("nextCutoff")).isFalse();
    assertThat(again).isEqualTo(first);
    assertThat(admin.get("/schedules").body().path("schedules").get(0)).isEqualTo(first.body());
    assertThat(gauge()).isEqualTo(1);

    Answer resumed = resume();

    assertThat(resumed.body().has("paused")).isFalse();
    assertThat(Instant.parse(resumed.text("nextCutoff")))
        .isAfter(context.getBean(Cutoffs.class).now());
    assertThat(resume()).isEqualTo(resumed);
    assertThat(gauge()).isZero();
    assertThat(
            jdbc.sql("select paused_by || resumed_by || resume_reason from pause")
                .query(String.class)
                .single())
        .isEqualTo("annanna drill");
  }

  /** More often than there are connections, and outside any transaction. */
  @Test
  void keepsNoConnectionOfThoseThatLook() {
    for (int look = 0; look < 20; look++) {
      assertThat(admin.get("/schedules").status()).isEqualTo(200);
      assertThat(gauge()).isZero();
      assertThat(context.getBean(OverdueCutoffs.class).oldest()).isPositive();
    }
  }

  @Test
  void tellsHowLongTheOldestPauseLasts() {
    assertThat(gauge("longest.pause")).isZero();

    pause();
    jdbc.sql("update pause set paused_at = paused_at - interval '25 hours'").update();
    assertThat(gauge("longest.pause")).isBetween(90_000.0, 90_600.0);

    resume();
    assertThat(gauge("longest.pause")).isZero();
  }

  private static double gauge() {
    return gauge("paused");
  }

  private static double gauge(String name) {
    return context.getBean(MeterRegistry.class).get("payouts.schedules." + name).gauge().value();
  }

  @Test
  void refusesWhatIsNoWordOrNoSchedule() {
    Answer unknown = admin.post("/schedules/none/pause", Admin.WORD);
    Answer wordless = admin.post("/schedules/daily/pause", "{\"reason\":\"why\"}");
    Answer blank =
        admin.post("/schedules/daily/resume", "{\"reason\":\" \",\"requestedBy\":\"ann\"}");
    Answer bare = admin.post("/schedules/daily/pause", "");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("code")).isEqualTo("SCHEDULE_UNKNOWN");
    assertThat(wordless.status()).isEqualTo(400);
    assertThat(wordless.text("code")).isEqualTo("TEXT_NOT_VALID");
    assertThat(blank.text("code")).isEqualTo("TEXT_NOT_VALID");
    assertThat(bare.text("code")).isEqualTo("BODY_NOT_VALID");
    assertThat(gauge()).isZero();
  }

  private static Answer pause() {
    return admin.post("/schedules/daily/pause", Admin.WORD);
  }

  private static Answer resume() {
    return admin.post("/schedules/daily/resume", Admin.WORD);
  }
}
