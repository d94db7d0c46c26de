package org.openpayouts.batchscheduler.cutoff;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an operator stop a schedule, and let it go on. It asks no {@link
 * org.openpayouts.outbox.DecisionGate}: whoever wants to stop money need not wait until a restored
 * database has relearned.
 */
@Service
class PausedSchedules {
  private static final Logger log = LoggerFactory.getLogger(PausedSchedules.class);

  private final Timetable timetable;
  private final Pauses pauses;
  private final Leases leases;
  private final Cutoffs cutoffs;

  PausedSchedules(Timetable timetable, Pauses pauses, Leases leases, Cutoffs cutoffs) {
    this.timetable = timetable;
    this.pauses = pauses;
    this.leases = leases;
    this.cutoffs = cutoffs;
  }

  /**
   * A schedule as it stands.
   *
   * @param pause absent while it runs
   */
  record Standing(Schedule schedule, @Nullable Pause pause) {}

  List<Standing> all() {
    Map<String, Pause> lasting = pauses.lasting();
    return timetable.all().stream()
        .map(schedule -> new Standing(schedule, lasting.get(schedule.id())))
        .toList();
  }

  long count() {
    return lasting().count();
  }

  /** How long the oldest pause lasts; zero if none does. */
  Duration longest() {
    return lasting()
        .map(Pause::since)
        .min(Comparator.naturalOrder())
        .map(since -> Duration.between(since, cutoffs.now()))
        .orElse(Duration.ZERO);
  }

  private Stream<Pause> lasting() {
    return all().stream().flatMap(standing -> Stream.ofNullable(standing.pause()));
  }

  /** No slot of it comes into being from now on; a repeat keeps the first word. */
  @Transactional
  public Optional<Standing> pause(String scheduleId, Word word) {
    return change(scheduleId, word, pauses::begin, "schedule paused");
  }

  /** Slots after this instant come into being again, and none of those before it. */
  @Transactional
  public Optional<Standing> resume(String scheduleId, Word word) {
    return change(scheduleId, word, pauses::end, "schedule resumed");
  }

  /** Behind the lease's row, so that a round has ended before, or begins after it. */
  private Optional<Standing> change(
      String scheduleId, Word word, BiPredicate<String, Word> row, String said) {
    Optional<Schedule> schedule = timetable.find(scheduleId);
    if (schedule.isPresent()) {
      leases.lock();
      if (row.test(scheduleId, word)) {
        log.atInfo().addKeyValue("schedule", scheduleId).log(said);
      }
    }
    return schedule.map(known -> new Standing(known, pauses.lasting().get(scheduleId)));
  }
}
