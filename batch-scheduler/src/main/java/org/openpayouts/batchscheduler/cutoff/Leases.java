package org.openpayouts.batchscheduler.cutoff;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is the scheduler: one row with a fencing epoch, by the database's clock. */
@Repository
class Leases {
  static final String NAME = "cutoffs";

  private final JdbcClient jdbc;

  Leases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A lease that is held.
   *
   * @param now the database's clock when it was taken or renewed
   */
  record Lease(String owner, long epoch, Instant now) {}

  /**
   * Takes the lease, renews it, or answers empty because another replica holds it. Inside a
   * transaction the row stays locked until the end, so that nobody takes over before the commit.
   */
  Optional<Lease> hold(String owner, Duration duration) {
    return jdbc.sql(
            """
            insert into lease as held (name, owner, epoch, expires_at)
            values (:name, :owner, 1, clock_timestamp() + make_interval(secs => :seconds))
            on conflict (name) do update
               set owner = excluded.owner,
                   epoch = held.epoch + case when held.owner = excluded.owner then 0 else 1 end,
                   expires_at = excluded.expires_at
             where held.owner = excluded.owner or held.expires_at < clock_timestamp()
            returning epoch, clock_timestamp() as now
            """)
        .param("name", NAME)
        .param("owner", owner)
        .param("seconds", duration.toMillis() / 1_000.0)
        .query((row, index) ->
            new Lease(
                owner,
                row.getLong("epoch"),
                row.getObject("now", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /**
   * Every slot up to this instant has its row; said inside the transaction that holds the lease.
   */
  void looked(Instant until) {
    jdbc.sql("update lease set looked_until = :until where name = :name")
        .param("name", NAME)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Waits until no round is under way, and lets none begin before the transaction ends. */
  void lock() {
    jdbc.sql(
            """
            insert into lease as held (name, owner, epoch, expires_at)
            values (:name, 'nobody', 0, clock_timestamp())
            on conflict (name) do update set owner = held.owner
            """)
        .param("name", NAME)
        .update();
  }

  /** Lets another replica take over at once. */
  void release(String owner) {
    jdbc.sql(
            """
            update lease set expires_at = clock_timestamp() - interval '1 second'
             where name = :name and owner = :owner
            """)
        .param("name", NAME)
        .param("owner", owner)
        .update();
  }
}
