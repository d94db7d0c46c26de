package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.batchscheduler.cutoff.Admin.Answer;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Ten slots of a schedule were missed, three of them more than seven days ago. */
class HeldCutoffsIT {
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
            "--payouts.cutoffs.schedules.daily.times=" + Station.inHours(12));
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
  void wasAwayForTenDays() {
    jdbc.sql("delete from cutoff; delete from held_cutoff; delete from pause").update();
    wasAwayFor(10);
  }

  private static void wasAwayFor(int days) {
    jdbc.sql("update schedule set active_from = clock_timestamp() - make_interval(days => :days)")
        .param("days", days)
        .update();
  }

  @Test
  void tellsTheYoungerOnesOldestFirstAndHoldsTheOthers() {
    List<Cutoff> told = round();

    assertThat(told)
        .hasSize(7)
        .isSortedAccordingTo(Comparator.comparing(Cutoff::instant))
        .allMatch(cutoff -> cutoff.emission() != null && cutoff.emission().late());
    assertThat(held())
        .hasSize(3)
        .isSortedAccordingTo(Comparator.comparing(HeldCutoffsIT::instant))
        .allMatch(held -> held.path("status").asString().equals("held"))
        .allMatch(held -> !held.path("held").has("ruling"))
        .allMatch(held -> instant(held).isBefore(sevenDaysAgo()));
    assertThat(told).allMatch(cutoff -> cutoff.instant().isAfter(sevenDaysAgo()));
    assertThat(gauge()).isEqualTo(3);
    assertThat(context.getBean(OverdueCutoffs.class).oldest()).isZero();

    assertThat(round()).isEmpty();
    assertThat(gauge()).isEqualTo(3);
  }

  @Test
  void catchesUpAloneAfterThreeDays() {
    wasAwayFor(3);

    assertThat(round()).hasSize(3);
    assertThat(held()).isEmpty();
  }

  @Test
  void tellsAReleasedOneOnceAndLate() {
    round();
    String id = oldest();

    Answer released = say(id, "release");

    assertThat(released.status()).isEqualTo(200);
    assertThat(released.text("status")).isEqualTo("planned");
    JsonNode word = released.body().path("held");
    assertThat(word.path("ruling").asString()).isEqualTo("released");
    assertThat(word.path("by").asString()).isEqualTo("ann");
    assertThat(word.path("reason").asString()).isEqualTo("a drill");
    assertThat(context.getBean(OverdueCutoffs.class).oldest()).isLessThan(Duration.ofMinutes(1));
    assertThat(round())
        .singleElement()
        .satisfies(told -> assertThat(told.id().value()).isEqualTo(id))
        .satisfies(told -> assertThat(told.isManual()).isFalse())
        .matches(told -> told.emission() != null && told.emission().late());

    Answer again =
        admin.post("/cutoffs/" + id + "/release", "{\"reason\":\"x\",\"requestedBy\":\"bob\"}");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("status")).isEqualTo("reached");
    assertThat(again.body().path("held")).isEqualTo(word);
    assertThat(admin.get("/cutoffs/" + id)).isEqualTo(again);
    assertThat(round()).isEmpty();
    assertThat(held()).hasSize(2);
  }

  @Test
  void neverTellsADismissedOne() {
    round();
    String id = oldest();

    assertThat(say(id, "dismiss").text("status")).isEqualTo("dismissed");

    assertThat(say(id, "dismiss").status()).isEqualTo(200);
    Answer release = say(id, "release");
    assertThat(release.status()).isEqualTo(409);
    assertThat(release.text("code")).isEqualTo("CUTOFF_DISMISSED");
    assertThat(round()).isEmpty();
    assertThat(admin.get("/cutoffs/" + id).text("status")).isEqualTo("dismissed");
    assertThat(gauge()).isEqualTo(2);
  }

  @Test
  void keepsTheFirstOfTwoWordsInEveryRace() throws Exception {
    JudgedCutoffs judged = context.getBean(JudgedCutoffs.class);
    Word word = new Word("ann", "a drill");
    int released = 0;
    int races = 50;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int race = 0; race < races; race++) {
        wasAwayForTenDays();
        round();
        CutoffId id = new CutoffId(oldest());
        int delay = race % 10;
        CyclicBarrier start = new CyclicBarrier(3);
        Future<JudgedCutoffs.Answer> one =
            threads.submit(after(start, () -> judged.release(id, word)));
        Future<JudgedCutoffs.Answer> other =
            threads.submit(
                after(
                    start,
                    () -> {
                      Thread.sleep(delay);
                      return judged.dismiss(id, word);
                    }));
        Future<List<Cutoff>> told = threads.submit(after(start, HeldCutoffsIT::round));

        boolean isReleased = one.get() instanceof JudgedCutoffs.Answer.Judged;
        assertThat(other.get() instanceof JudgedCutoffs.Answer.Judged).isNotEqualTo(isReleased);
        assertThat(told.get().size() + round().size()).isEqualTo(isReleased ? 1 : 0);
        released += isReleased ? 1 : 0;
      }
    }
    assertThat(released).isBetween(1, races - 1);
  }

  private static <T> Callable<T> after(CyclicBarrier start, Callable<T> work) {
    return () -> {
      start.await();
      return work.call();
    };
  }

  @Test
  void keepsItHeldWhereItsReleaseCannotBeWritten() {
    round();
    jdbc.sql(
            """
            create function refuse() returns trigger language plpgsql as
            $$ begin raise exception 'planted'; end $$;
            create trigger planted before insert on cutoff
              for each row execute function refuse()
            """)
        .update();

    assertThat(say(oldest(), "release").status()).isEqualTo(500);
    jdbc.sql("drop trigger planted on cutoff; drop function refuse()").update();

    assertThat(held()).hasSize(3);
    assertThat(say(oldest(), "release").status()).isEqualTo(200);
    assertThat(round()).hasSize(1);
  }

  @Test
  void tellsAReleasedOneOfAPausedSchedule() {
    round();
    admin.post("/schedules/daily/pause", Admin.WORD);

    say(oldest(), "release");

    assertThat(round()).hasSize(1);
  }

  /** The database went back behind the release, or behind the holding itself. */
  @Test
  void holdsNothingThatWasToldInAnotherLife() {
    round();
    List<HeldCutoff> held = context.getBean(HeldCutoffs.class).waiting(3);
    Cutoffs cutoffs = context.getBean(Cutoffs.class);
    Cutoff same = held.get(0).cutoff();
    Cutoff other = held.get(1).cutoff();
    CutoffId otherId = new CutoffId(IdSource.secure().nextId());

    cutoffs.recognise(told(same, same.id()));
    cutoffs.recognise(told(other, otherId));

    assertThat(held()).hasSize(1);
    assertThat(gauge()).isEqualTo(1);
    for (Cutoff told : List.of(same, other)) {
      assertThat(say(told.id().value(), "release").text("code")).isEqualTo("CUTOFF_NOT_HELD");
    }
    assertThat(round()).isEmpty();
    assertThat(admin.get("/cutoffs/" + otherId).text("status")).isEqualTo("reached");
  }

  private static Cutoff told(Cutoff cutoff, CutoffId id) {
    Instant at = context.getBean(Cutoffs.class).now();
    return new Cutoff(
        id,
        cutoff.scheduleId(),
        cutoff.day(),
        cutoff.slot(),
        cutoff.instant(),
        cutoff.scope(),
        null,
        new Cutoff.Emission(0, IdSource.secure().nextUuid(), at, true, Upcoming.UNKNOWN));
  }

  @Test
  void refusesWhatIsNoWordAndWhatNobodyHolds() {
    String told = round().getFirst().id().value();

    assertThat(say(told, "release").text("code")).isEqualTo("CUTOFF_NOT_HELD");
    assertThat(say(told, "dismiss").status()).isEqualTo(409);
    assertThat(say(IdSource.secure().nextId(), "release").text("code")).isEqualTo("CUTOFF_UNKNOWN");
    assertThat(say("nothing", "dismiss").status()).isEqualTo(404);
    assertThat(admin.post("/cutoffs/" + oldest() + "/release", "{\"reason\":\"why\"}").text("code"))
        .isEqualTo("TEXT_NOT_VALID");
    assertThat(admin.get("/cutoffs?status=lost").text("code")).isEqualTo("STATUS_NOT_VALID");
    assertThat(gauge()).isEqualTo(3);
  }

  private static List<Cutoff> round() {
    return dueCutoffs.emit("one");
  }

  private static Answer say(String id, String word) {
    return admin.post("/cutoffs/" + id + "/" + word, Admin.WORD);
  }

  private static List<JsonNode> held() {
    JsonNode list = admin.get("/cutoffs?status=held").body().path("cutoffs");
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private static String oldest() {
    return held().getFirst().path("cutoffId").asString();
  }

  private static Instant instant(JsonNode cutoff) {
    return Instant.parse(cutoff.path("instant").asString());
  }

  private static Instant sevenDaysAgo() {
    return context.getBean(Cutoffs.class).now().minus(Duration.ofDays(7));
  }

  private static double gauge() {
    return context.getBean(MeterRegistry.class).get("payouts.cutoffs.held").gauge().value();
  }
}
