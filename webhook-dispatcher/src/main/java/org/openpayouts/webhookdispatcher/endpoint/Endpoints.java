package org.openpayouts.webhookdispatcher.endpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The endpoints with their room, breaker, hold and next due time. Rows are locked in the order of
 * their keys, always after lanes and deliveries.
 */
@Repository
public class Endpoints {

  private final JdbcClient jdbc;
  private final BreakerSettings settings;

  Endpoints(JdbcClient jdbc, BreakerSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** Makes sure that an endpoint of a merchant exists. */
  public void ensure(EndpointKey key, String merchantId) {
    jdbc.sql(
            """
            insert into endpoint (endpoint_key, merchant_id, allowance, not_before, window_from)
            values (:key, :merchantId, :room, clock_timestamp(), clock_timestamp())
            on conflict do nothing
            """)
        .param("key", key.value())
        .param("merchantId", merchantId)
        .param("room", settings.room())
        .update();
  }

  /** Looks again which delivery of these endpoints is due next. */
  public void refresh(Collection<EndpointKey> keys) {
    for (var key : sorted(keys)) {
      jdbc.sql(
              """
              update endpoint set next_due = (
                select min(d.next_at) from delivery d
                where d.endpoint_key = :key and d.status = 'READY')
              where endpoint_key = :key
              """)
          .param("key", key)
          .update();
    }
  }

  /** Gives back the room of one finished attempt and draws the conclusion from its conduct. */
  public void settle(EndpointKey key, Conduct conduct, Instant now) {
    var before =
        jdbc.sql("select * from endpoint where endpoint_key = :key for update")
            .param("key", key.value())
            .query((row, _) -> breaker(row))
            .single();
    var after =
        switch (conduct) {
          case HEALTHY -> before.succeeded(settings, now);
          case FAILED -> before.failed(settings, now, false);
          case OVERLOADED -> before.failed(settings, now, true);
          case GONE -> before.held(now);
          case UNKNOWN -> before;
        };
    save(key, after);
  }

  private void save(EndpointKey key, Breaker breaker) {
    jdbc.sql(
            """
            update endpoint set inflight = greatest(inflight - 1, 0), allowance = :allowance,
              not_before = :notBefore, consecutive_failures = :consecutive, openings = :openings,
              window_from = :windowFrom, window_total = :windowTotal,
              window_failed = :windowFailed, failing_since = :failingSince,
              held_since = :heldSince
            where endpoint_key = :key
            """)
        .param("key", key.value())
        .param("allowance", breaker.allowance())
        .param("notBefore", utc(breaker.notBefore()))
        .param("consecutive", breaker.consecutiveFailures())
        .param("openings", breaker.openings())
        .param("windowFrom", utc(breaker.windowFrom()))
        .param("windowTotal", breaker.windowTotal())
        .param("windowFailed", breaker.windowFailed())
        .param("failingSince", utc(breaker.failingSince()))
        .param("heldSince", utc(breaker.heldSince()))
        .update();
  }

  /** Ends the hold of a merchant's endpoints: the merchant, or an operator, asked for more. */
  public void release(String merchantId) {
    jdbc.sql(
            """
            update endpoint set held_since = null, failing_since = null, allowance = 1,
              openings = 1
            where endpoint_key in (
              select endpoint_key from endpoint
              where merchant_id = :merchantId and held_since is not null
              order by endpoint_key for update)
            """)
        .param("merchantId", merchantId)
        .update();
  }

  private static TreeSet<String> sorted(Collection<EndpointKey> keys) {
    var sorted = new TreeSet<String>();
    keys.forEach(key -> sorted.add(key.value()));
    return sorted;
  }

  private static Breaker breaker(ResultSet row) throws SQLException {
    return new Breaker(
        row.getInt("allowance"),
        instant(row, "not_before"),
        row.getInt("consecutive_failures"),
        row.getInt("openings"),
        instant(row, "window_from"),
        row.getInt("window_total"),
        row.getInt("window_failed"),
        optional(row, "failing_since"),
        optional(row, "held_since"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
