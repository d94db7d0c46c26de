package org.openpayouts.webhookdispatcher.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ends of attempts, each guarded by the fence of its claim. */
@Repository
class Settlements {

  /** Shown to the test that counts what it touches. */
  static final String HOLD =
      """
      select attempts, sequence, deadline from delivery
      where delivery_id = :id and status = 'LEASED' and fence = :fence
      for update
      """;

  private final JdbcClient jdbc;

  Settlements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A claim that still holds. */
  record Held(int attempts, long sequence, Instant deadline) {}

  /** Locks the delivery if this claim still holds it. */
  Optional<Held> hold(Claimed claimed) {
    return jdbc.sql(HOLD)
        .param("id", claimed.deliveryId())
        .param("fence", claimed.fence())
        .query((row, _) ->
            new Held(
                row.getInt("attempts"),
                row.getLong("sequence"),
                row.getObject("deadline", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /**
   * The transaction ends before the disk has it, so that an endpoint's row is locked for less. What
   * a crash of the database forgets is sent again under its id.
   */
  void withoutTheDisk() {
    jdbc.sql("set local synchronous_commit = off").update();
  }

  /** Ends the claim. */
  void end(Claimed claimed, Verdict verdict, AttemptRecord attempt) {
    switch (verdict) {
      case Verdict.Delivered() -> end(claimed, DeliveryStatus.DELIVERED, null, attempt);
      case Verdict.Again(var at, _) -> end(claimed, DeliveryStatus.READY, at, attempt);
      case Verdict.Dead _ -> end(claimed, DeliveryStatus.DEAD, null, attempt);
    }
  }

  private void end(
      Claimed claimed, DeliveryStatus status, @Nullable Instant nextAt, AttemptRecord attempt) {
    jdbc.sql(
            """
            update delivery set status = :status, attempts = attempts + 1, lease_until = null,
              next_at = coalesce(:nextAt, next_at),
              settled_at = case when :settled then clock_timestamp() end,
              first_attempt_at = coalesce(first_attempt_at, :startedAt),
              last_attempt_at = :startedAt, last_status = :lastStatus, last_error = :error
            where delivery_id = :id
            """)
        .param("status", status.name())
        .param("nextAt", nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC))
        .param("settled", status.isSettled())
        .param("startedAt", attempt.startedAt().atOffset(ZoneOffset.UTC))
        .param("lastStatus", Attempts.status(attempt.answer()))
        .param(
            "error", status == DeliveryStatus.DELIVERED ? null : Attempts.error(attempt.answer()))
        .param("id", claimed.deliveryId())
        .update();
  }
}
