package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Signals;
import org.openpayouts.outbox.Failpoint.Step;
import org.openpayouts.outbox.Inbound.Role;

/** A station in a process of its own, which dies or stands still after a named step. */
final class ChildStation {

  static final int PAYMENTS = 60;

  private ChildStation() {}

  /** What it does: write and relay payments, receive records, or decide on them. */
  enum Work {
    WRITE,
    RECEIVE,
    DECIDE
  }

  /** What happens to it when the step is reached for the given time. */
  enum Fate {
    DIES,
    STANDS_STILL
  }

  /** Starts the process; its log is in the arena's folder. */
  static ChildProcess start(Plan plan, Work work, Fate fate, Step step, int time) {
    Path log = Arena.file(plan.topic() + "-" + step + ".log");
    List<String> line =
        JavaChild.withHeap(192)
            .main(
                System.getProperty("java.class.path"),
                ChildStation.class.getName(),
                plan.bootstrapServers(),
                plan.jdbcUrl(),
                plan.topic(),
                work.name(),
                fate.name(),
                step.name(),
                Integer.toString(time));
    return ChildProcess.start(
        new ChildProcess.Command("station " + step, line, log.resolveSibling(""), log));
  }

  /** See {@link #start}. */
  public static void main(String[] arguments) throws InterruptedException {
    Failpoint failpoint =
        failpoint(
            Fate.valueOf(arguments[4]), Step.valueOf(arguments[5]), Integer.parseInt(arguments[6]));
    var plan = Plan.of(arguments[0], arguments[1], arguments[2]).heldBy("child").with(failpoint);
    Work work = Work.valueOf(arguments[3]);
    try (var station = new Station(work == Work.DECIDE ? plan.as(Role.DECIDER) : plan)) {
      switch (work) {
        case WRITE -> write(station.relaying());
        case RECEIVE, DECIDE -> station.receiving();
      }
      Thread.currentThread().join();
    }
  }

  private static Failpoint failpoint(Fate fate, Step fatal, int time) {
    var times = new AtomicInteger();
    return step -> {
      if (step == fatal && times.incrementAndGet() == time) {
        meet(fate);
      }
    };
  }

  @SuppressWarnings("SystemExitOutsideMain") // dying without a word is what it is for
  private static void meet(Fate fate) {
    switch (fate) {
      case DIES -> Runtime.getRuntime().halt(137);
      case STANDS_STILL -> Signals.send("STOP", ProcessHandle.current().pid());
    }
  }

  /** Payments one after the other, each with its fact, in three rounds of the relay at least. */
  private static void write(Station station) {
    for (int number = 1; number <= PAYMENTS; number++) {
      int payment = number;
      station.transaction.executeWithoutResult(status -> {
        station.jdbc.sql("insert into payment values (?)").param(payment).update();
        byte[] value = Integer.toString(payment).getBytes(UTF_8);
        var fact = OutboundRecord.of("key", value, Map.of());
        station.outbox.append(station.topic(), Lane.BULK, List.of(fact));
      });
      if (number % (PAYMENTS / 3) == 0) {
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> station.unsent() == 0);
      }
    }
  }
}
