package org.openpayouts.outbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may send which lane, and who relearns. The database's clock decides, the epoch fences. */
final class Leases {

  /** The right to read the service's own facts again. */
  static final String RELEARNING = "RELEARNING";

  private final JdbcClient jdbc;
  private final String table;
  private final String holder;
  private final Duration duration;

  private Leases(JdbcClient jdbc, String table, String holder, Duration duration) {
    this.jdbc = jdbc;
    this.table = table;
    this.holder = holder;
    this.duration = duration;
  }

  /** A name that no other process has. */
  static String newHolder(String service) {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    return service + '-' + HexFormat.of().formatHex(random);
  }

  static Leases ofLanes(JdbcClient jdbc, String holder, Duration duration) {
    return new Leases(jdbc, "outbox_lease", holder, duration);
  }

  static Leases ofRelearning(JdbcClient jdbc, String holder, Duration duration) {
    return new Leases(jdbc, "relearning_lease", holder, duration);
  }

  /** A right, such as to send a lane, until it expires or a later epoch exists. */
  record Lease(String right, String holder, long epoch) {}

  /** Takes a lease that has expired. */
  Optional<Lease> take(String right) {
    return jdbc.sql(
            """
            update %s
               set holder = ?, epoch = epoch + 1,
                   expires_at = clock_timestamp() + ? * interval '1 millisecond'
             where lane = ? and expires_at < clock_timestamp()
            returning epoch
            """
                .formatted(table))
        .params(holder, duration.toMillis(), right)
        .query(Long.class)
        .optional()
        .map(epoch -> new Lease(right, holder, epoch));
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
                update %s set expires_at = clock_timestamp() + ? * interval '1 millisecond'
                 where lane = ? and holder = ? and epoch = ?
                """
                    .formatted(table))
            .params(by.toMillis(), lease.right(), lease.holder(), lease.epoch())
            .update()
        == 1;
  }
}
