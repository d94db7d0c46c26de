package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Signals;
import org.openpayouts.outbox.ChildStation.Fate;
import org.openpayouts.outbox.ChildStation.Work;
import org.openpayouts.outbox.Failpoint.Step;

/** A process dies with kill -9, or stands still, between any two steps; another goes on. */
class CrashIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int RECORDS = 900;

  /** One child with its topic and database. */
  private record Case(Plan plan, ChildProcess child) {

    static Case of(Work work, Fate fate, Step step, int time) {
      String topic = Arena.newTopic(3);
      Arena.createTopic(topic + "-out", 1);
      Plan plan = Plan.of(Arena.newDatabase(), topic);
      if (work == Work.RECEIVE) {
        sendRecords(topic, 0);
      }
      return new Case(plan, ChildStation.start(plan, work, fate, step, time));
    }

    void awaitDeath() {
      await().atMost(SOON).until(() -> !child.isAlive());
    }
  }

  @Test
  void losesAndInventsNoFactWhenWriterOrRelayDieAtAnyStep() {
    var cases =
        Stream.of(
                Step.APPENDED,
                Step.COMMITTED,
                Step.HEAD_READ,
                Step.SENT,
                Step.ACKNOWLEDGED,
                Step.DELETED)
            .map(step -> Case.of(Work.WRITE, Fate.DIES, step, 3))
            .toList();
    cases.forEach(Case::awaitDeath);

    survive(cases, Station::relaying, CrashIT::assertFactsOfPayments);
  }

  @Test
  void handlesEachRecordOnceWhenTheReceiverDiesAtAnyStep() {
    var cases =
        Stream.of(Step.POSITION_MOVED, Step.HANDLED, Step.BATCH_COMMITTED)
            .map(step -> Case.of(Work.RECEIVE, Fate.DIES, step, 2))
            .toList();
    cases.forEach(Case::awaitDeath);

    survive(cases, Station::receiving, station -> assertEachReceivedOnce(station, RECORDS));
  }

  @Test
  void handlesEachRecordOnceBesideAZombieThatStoodStillInsideItsTransaction() {
    Case zombie = Case.of(Work.RECEIVE, Fate.STANDS_STILL, Step.POSITION_MOVED, 2);
    try (var survivor = new Station(zombie.plan())) {
      await().atMost(SOON).until(() -> isStopped(zombie.child()));
      survivor.receiving();
      assertEachReceivedOnce(survivor, RECORDS);

      Signals.send("CONT", zombie.child().pid());
      sendRecords(zombie.plan().topic(), RECORDS);

      assertEachReceivedOnce(survivor, 2 * RECORDS);
    } finally {
      zombie.child().kill();
    }
  }

  @Test
  void keepsTheOrderBesideARelayThatStoodStillWithARoundInDoubt() {
    var cases =
        Stream.of(Step.HEAD_READ, Step.SENT, Step.ACKNOWLEDGED)
            .map(step -> Case.of(Work.WRITE, Fate.STANDS_STILL, step, 3))
            .toList();
    cases.forEach(one -> await().atMost(SOON).until(() -> isStopped(one.child())));

    survive(
        cases,
        Station::relaying,
        station -> {
          await().atMost(SOON).until(() -> epoch(station) > 1);
          await().atMost(SOON).until(() -> station.unsent() == 0);
        });

    cases.forEach(one -> Signals.send("CONT", one.child().pid()));
    survive(
        cases,
        Station::relaying,
        station -> {
          await().atMost(SOON).until(() -> payments(station).size() == ChildStation.PAYMENTS);
          assertFactsOfPayments(station);
        });
    cases.forEach(one -> one.child().kill());
  }

  /** Starts a survivor for each case, so that they wait for dead members at the same time. */
  private static void survive(
      List<Case> cases, Consumer<Station> start, Consumer<Station> assertion) {
    var stations = new ArrayList<Station>();
    try {
      for (Case one : cases) {
        Station station = new Station(one.plan());
        stations.add(station);
        start.accept(station);
      }
      stations.forEach(assertion);
    } finally {
      stations.forEach(Station::close);
    }
  }

  /** What was committed was sent, what was not was not, and the first copies are in order. */
  private static void assertFactsOfPayments(Station station) {
    List<String> payments = payments(station);
    assertThat(payments).isNotEmpty();
    await().atMost(SOON).until(() -> station.unsent() == 0);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(Arena.textsOf(station.topic()).stream().distinct().toList())
                .isEqualTo(payments));
  }

  private static List<String> payments(Station station) {
    return station
        .jdbc
        .sql("select number from payment order by number")
        .query((row, number) -> row.getString("number"))
        .list();
  }

  private static void assertEachReceivedOnce(Station station, int records) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(station.receipts()).hasSizeGreaterThanOrEqualTo(records));
    assertThat(station.receipts()).hasSize(records).doesNotHaveDuplicates();
  }

  private static void sendRecords(String topic, int from) {
    Arena.sendAll(
        IntStream.range(from, from + RECORDS)
            .mapToObj(Integer::toString)
            .map(value ->
                new ProducerRecord<>(
                    topic,
                    Math.floorMod(value.hashCode(), 3),
                    value.getBytes(UTF_8),
                    value.getBytes(UTF_8)))
            .toList());
  }

  private static long epoch(Station station) {
    return station
        .jdbc
        .sql("select epoch from outbox_lease where lane = 'BULK'")
        .query(Long.class)
        .single();
  }

  /** State T in /proc: stopped by a signal. */
  private static boolean isStopped(ChildProcess child) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
  }
}
