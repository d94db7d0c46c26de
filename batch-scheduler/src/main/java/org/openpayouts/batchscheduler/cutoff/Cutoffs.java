package org.openpayouts.batchscheduler.cutoff;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.CutoffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cutoff rows. */
@Repository
class Cutoffs {
  private final JdbcClient jdbc;
  private final CutoffRows rows = new CutoffRows();

  Cutoffs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes the row of a slot; a slot that has one already keeps it. */
  void plan(Cutoff cutoff) {
    insert(cutoff, null).update();
  }

  /**
   * Writes the row of an operator's cutoff, {@code delay} ahead of the database's clock.
   *
   * @return what stands in the row now; an earlier one where the key was used before
   */
  Optional<Cutoff> plan(Cutoff cutoff, @Nullable IdempotencyKey key) {
    return insert(cutoff, key).update() == 1 ? find(cutoff.id()) : Optional.empty();
  }

  private JdbcClient.StatementSpec insert(Cutoff cutoff, @Nullable IdempotencyKey key) {
    Cutoff.Order order = cutoff.order();
    return jdbc.sql(
            """
            insert into cutoff (cutoff_id, schedule_id, day, slot, instant, scope_kind,
                                scope_values, requested_by, reason, traceparent,
                                idempotency_key, request_digest)
            values (:id, :schedule, :day, :slot, :instant, :kind, :values, :by, :reason, :trace,
                    :key, :digest)
            on conflict do nothing
            """)
        .param("id", cutoff.id().value())
        .param("schedule", cutoff.scheduleId())
        .param("day", cutoff.day())
        .param("slot", cutoff.slot())
        .param("instant", cutoff.instant().atOffset(ZoneOffset.UTC))
        .param("kind", CutoffRows.kind(cutoff.scope()))
        .param("values", CutoffRows.values(cutoff.scope()))
        .param("by", order == null ? null : order.requestedBy())
        .param("reason", order == null ? null : order.reason())
        .param("trace", order == null ? null : order.traceparent())
        .param("key", key == null ? null : key.value())
        .param("digest", key == null ? null : key.requestDigest());
  }

  /** The cutoffs whose instant is reached and that nobody was told of yet, oldest first. */
  List<Cutoff> reached(int limit) {
    return jdbc.sql(
            """
            select * from cutoff
             where emitted_at is null and instant <= clock_timestamp()
             order by instant, cutoff_id
             limit :limit
               for update
            """)
        .param("limit", limit)
        .query(rows)
        .list();
  }

  /** Marks a cutoff as emitted and says when, and which instants come next. */
  Cutoff emit(Cutoff cutoff, UUID eventId, Upcoming upcoming, long leaseEpoch, Duration lateAfter) {
    return told(
            """
            update cutoff
               set event_id = :event, emitted_at = clock_timestamp(), lease_epoch = :epoch,
                   emission = nextval('cutoff_emission'), next_instant = :next,
                   next_currencies = :nextCurrencies, next_instants = :nextInstants::timestamptz[],
                   late = clock_timestamp() > instant + make_interval(secs => :late)
             where cutoff_id = :id and emitted_at is null
            returning *
            """,
            upcoming)
        .param("id", cutoff.id().value())
        .param("event", eventId)
        .param("epoch", leaseEpoch)
        .param("late", lateAfter.toMillis() / 1_000.0)
        .query(rows)
        .single();
  }

  /**
   * Writes down what was told, where this database does not know of it: a row that is missing, or
   * one that still waits for its instant.
   */
  void recognise(Cutoff told) {
    Cutoff.Emission emission = Objects.requireNonNull(told.emission(), "told without a fact");
    insert(told, null).update();
    told(
            """
            update cutoff
               set event_id = :event, emitted_at = :at, emission = nextval('cutoff_emission'),
                   late = :late, next_instant = :next, next_currencies = :nextCurrencies,
                   next_instants = :nextInstants::timestamptz[]
             where cutoff_id = :id and emitted_at is null
            """,
            emission.upcoming())
        .param("id", told.id().value())
        .param("event", emission.eventId())
        .param("at", emission.at().atOffset(ZoneOffset.UTC))
        .param("late", emission.late())
        .update();
  }

  private JdbcClient.StatementSpec told(String update, Upcoming upcoming) {
    Instant first = upcoming.first();
    List<Upcoming.Next> next = upcoming.next();
    return jdbc.sql(update)
        .param("next", first == null ? null : first.atOffset(ZoneOffset.UTC))
        .param("nextCurrencies", next.stream().map(Upcoming.Next::currency).toArray(String[]::new))
        .param(
            "nextInstants",
            next.stream().map(one -> one.instant().toString()).toArray(String[]::new));
  }

  Optional<Cutoff> find(CutoffId id) {
    return jdbc.sql("select * from cutoff where cutoff_id = :id")
        .param("id", id.value())
        .query(rows)
        .optional();
  }

  Optional<Keyed> findByKey(IdempotencyKey key) {
    return jdbc.sql("select * from cutoff where idempotency_key = :key")
        .param("key", key.value())
        .query((row, index) ->
            new Keyed(rows.mapRow(row, index), key.hasDigest(row.getBytes("request_digest"))))
        .optional();
  }

  /** A cutoff found by its key, and whether the same request made it. */
  record Keyed(Cutoff cutoff, boolean sameRequest) {}

  List<Cutoff> newest(int limit) {
    return jdbc.sql("select * from cutoff order by instant desc, cutoff_id desc limit :limit")
        .param("limit", limit)
        .query(rows)
        .list();
  }

  List<Cutoff> emittedSince(Instant since, long afterEmission, int limit) {
    return jdbc.sql(
            """
            select * from cutoff
             where emitted_at >= :since and emission > :after
             order by emission limit :limit
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("after", afterEmission)
        .param("limit", limit)
        .query(rows)
        .list();
  }

  /** The database's clock. */
  Instant now() {
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }
}
