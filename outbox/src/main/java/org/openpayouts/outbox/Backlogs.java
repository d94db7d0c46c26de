package org.openpayouts.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.outbox.Positions.Position;
import org.openpayouts.outbox.Segments.Backlog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Measures what waits: unsent rows and the age of the oldest, parked records, and how far each
 * stored position lies behind the end of its partition. A figure that cannot be read now keeps its
 * last value.
 */
final class Backlogs implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Backlogs.class);
  private static final int BROKER_WAIT_SECONDS = 5;

  private final Segments segments;
  private final Positions positions;
  private final ParkedRecords parked;
  private final List<Figure> figures;
  private final Supplier<Admin> admins;
  private final Duration interval;
  private final MultiGauge unsentRows;
  private final MultiGauge oldestUnsentAge;
  private final MultiGauge positionLag;
  private volatile double parkedRecords;
  private volatile CountDownLatch stopped = new CountDownLatch(0);

  Backlogs(
      Segments segments,
      Positions positions,
      ParkedRecords parked,
      List<Figure> figures,
      Supplier<Admin> admins,
      Duration interval,
      MeterRegistry registry) {
    this.segments = segments;
    this.positions = positions;
    this.parked = parked;
    this.figures = List.copyOf(figures);
    this.admins = admins;
    this.interval = interval;
    this.unsentRows =
        MultiGauge.builder("outbox.unsent.rows")
            .description("segments that are not acknowledged yet")
            .register(registry);
    this.oldestUnsentAge =
        MultiGauge.builder("outbox.oldest.unsent.age")
            .description("age of the oldest segment that is not acknowledged yet")
            .baseUnit("seconds")
            .register(registry);
    this.positionLag =
        MultiGauge.builder("inbound.position.lag")
            .description("end offset minus stored position")
            .register(registry);
    Gauge.builder("inbound.parked", () -> parkedRecords)
        .description("records set aside until a person acted")
        .register(registry);
  }

  @Override
  public void start() {
    var running = new CountDownLatch(1);
    stopped = running;
    Thread.ofVirtual().name("outbox-backlogs").start(() -> measureUntil(running));
  }

  private void measureUntil(CountDownLatch end) {
    try (Admin admin = admins.get()) {
      do {
        attempt("unsent", this::measureUnsent);
        attempt("parked", () -> parkedRecords = parked.count());
        attempt("lag", () -> measureLag(admin));
        figures.forEach(figure -> attempt(figure.name(), () -> figure.measure(admin)));
      } while (!end.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(String figure, Runnable measurement) {
    try {
      measurement.run();
    } catch (RuntimeException e) {
      log.debug("Not measured figure={}", figure, e);
    }
  }

  private void measureUnsent() {
    List<Backlog> backlogs = segments.backlogs();
    unsentRows.register(rows(backlogs, Backlog::rows), true);
    oldestUnsentAge.register(rows(backlogs, Backlog::oldestAgeSeconds), true);
  }

  private static List<Row<?>> rows(List<Backlog> backlogs, Function<Backlog, Number> figure) {
    return backlogs.stream()
        .<Row<?>>map(
            backlog -> Row.of(Tags.of("lane", backlog.lane().name()), figure.apply(backlog)))
        .toList();
  }

  private void measureLag(Admin admin) {
    List<Position> stored = positions.all();
    Map<TopicPartition, OffsetSpec> asked =
        stored.stream()
            .map(Position::partition)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    var answer = admin.listOffsets(asked);
    var rows = new ArrayList<Row<?>>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BROKER_WAIT_SECONDS);
    for (Position position : stored) {
      endOf(answer.partitionResult(position.partition()), deadline)
          .ifPresent(end ->
              rows.add(
                  Row.of(tagsOf(position), Math.max(0, end.offset() - position.nextOffset()))));
    }
    positionLag.register(rows, true);
  }

  private static Tags tagsOf(Position position) {
    return Tags.of(
        "consumer", position.consumer(),
        "topic", position.partition().topic(),
        "partition", Integer.toString(position.partition().partition()));
  }

  private static Optional<ListOffsetsResultInfo> endOf(
      KafkaFuture<ListOffsetsResultInfo> end, long deadlineNanos) {
    try {
      return Optional.of(
          end.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }
}
