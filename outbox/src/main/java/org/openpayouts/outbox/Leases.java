package org.openpayouts.outbox;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may send which lane. The database's clock decides, the epoch fences. */
final class Leases {

  private final JdbcClient jdbc;
  private final String holder;
  private final Duration duration;

  Leases(JdbcClient jdbc, String holder, Duration duration) {
    this.jdbc = jdbc;
    this.holder = holder;
    this.duration = duration;
  }

  /** The right to send a lane, until it expires or a later epoch exists. */
  record Lease(Lane lane, String holder, long epoch) {}

  /** Takes a lease that has expired. */
  Optional<Lease> take(Lane lane) {
    return jdbc.sql(
            """
            update outbox_lease
               set holder = ?, epoch = epoch + 1,
                   expires_at = clock_timestamp() + ? * interval '1 millisecond'
             where lane = ? and expires_at < clock_timestamp()
            returning epoch
            """)
        .params(holder, duration.toMillis(), lane.name())
        .query(Long.class)
        .optional()
        .map(epoch -> new Lease(lane, holder, epoch));
  }

  /** False if another holder took it. */
  boolean renew(Lease lease) {
    return extend(lease, duration);
  }

  /** Lets the next holder in at once. */
  void release(Lease lease) {
    extend(lease, Duration.ZERO);
  }

  private boolean extend(Lease lease, Duration by) {
    return jdbc.sql(
                """
                update outbox_lease set expires_at = clock_timestamp() + ? * interval '1 millisecond'
                 where lane = ? and holder = ? and epoch = ?
                """)
            .params(by.toMillis(), lease.lane().name(), lease.holder(), lease.epoch())
            .update()
        == 1;
  }
}
