package org.openpayouts.webhookdispatcher.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.openpayouts.webhookdispatcher.endpoint.EndpointKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may send what now. Claimed in two levels, due endpoints first and a few rows of each then, so
 * that neither a dead endpoint with half a million overdue rows nor a merchant with fifty thousand
 * payouts keeps anybody waiting; and no merchant has more than its share in flight, over however
 * many hosts it spreads its URLs. Only the database's clock counts; {@code now()} in the
 * conditions, because an index serves no volatile function.
 */
@Repository
class Claims {

  private static final int ENDPOINTS = 64;

  /** Locks and leases in one statement; shown to the test that counts what it touches. */
  static final String TAKE =
      """
      with busy as (
        select merchant_id, sum(inflight) as inflight from endpoint
        where inflight > 0 group by merchant_id
      ), picked as (
        select endpoint_key, merchant_id, least(allowance - inflight, :perEndpoint) as room
        from endpoint
        where next_due <= now() and not_before <= now()
          and held_since is null and inflight < allowance
          and merchant_id <> all (array(
            select merchant_id from busy where inflight >= :perMerchant))
        order by next_due
        limit :endpoints
        for update skip locked
      ), found as (
        select d.delivery_id, d.endpoint_key, p.merchant_id,
          row_number() over (partition by p.merchant_id order by d.next_at) as nth
        from picked p cross join lateral (
          select delivery_id, endpoint_key, next_at from delivery
          where endpoint_key = p.endpoint_key and status = 'READY'
            and next_at <= now()
          order by next_at
          limit p.room
          for update skip locked) d
      ), due as (
        select f.delivery_id, f.endpoint_key
        from found f left join busy b using (merchant_id)
        where f.nth <= :perMerchant - coalesce(b.inflight, 0)
        order by f.nth
        limit :most
      ), counted as (
        update endpoint e set
          inflight = inflight + (select count(*) from due where endpoint_key = p.endpoint_key),
          next_due = (
            select min(next_at) from delivery d
            where d.endpoint_key = p.endpoint_key and d.status = 'READY'
              and not exists (select from due where due.delivery_id = d.delivery_id))
        from picked p where e.endpoint_key = p.endpoint_key
      )
      update delivery d set status = 'LEASED', fence = fence + 1,
        lease_until = clock_timestamp() + :lease * interval '1 millisecond'
      from due where d.delivery_id = due.delivery_id
      returning d.*
      """;

  private final JdbcClient jdbc;
  private final DeliverySettings settings;

  Claims(JdbcClient jdbc, DeliverySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** Leases at most this many due deliveries. */
  @Transactional
  List<Claimed> take(int most) {
    return jdbc.sql(TAKE)
        .param("perEndpoint", settings.perEndpoint())
        .param("perMerchant", settings.perMerchant())
        .param("endpoints", ENDPOINTS)
        .param("most", most)
        .param("lease", settings.lease().toMillis())
        .query((row, _) -> claimed(row))
        .list();
  }

  /** Gives a delivery back that was not tried, without counting an attempt. */
  @Transactional
  void postpone(Claimed claimed, Duration wait, String reason) {
    var given =
        jdbc.sql(
                """
                update delivery set status = 'READY', fence = fence + 1, lease_until = null,
                  next_at = clock_timestamp() + :wait * interval '1 millisecond',
                  postponed = postponed + 1, last_error = :reason
                where delivery_id = :id and status = 'LEASED' and fence = :fence
                """)
            .param("wait", wait.toMillis())
            .param("reason", reason)
            .param("id", claimed.deliveryId())
            .param("fence", claimed.fence())
            .update();
    if (given == 1) {
      giveBackRoom(claimed.endpoint().value());
    }
  }

  /** Deliveries whose lease ended without a result, oldest first. */
  List<Claimed> lost(int most) {
    return jdbc.sql(
            """
            select * from delivery where status = 'LEASED' and lease_until < now()
            order by lease_until limit :most
            """)
        .param("most", most)
        .query((row, _) -> claimed(row))
        .list();
  }

  private void giveBackRoom(String endpointKey) {
    jdbc.sql(
            """
            update endpoint set inflight = greatest(inflight - 1, 0), next_due = (
              select min(d.next_at) from delivery d
              where d.endpoint_key = :key and d.status = 'READY')
            where endpoint_key = :key
            """)
        .param("key", endpointKey)
        .update();
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        row.getString("delivery_id"),
        row.getObject("source_event_id", UUID.class),
        row.getString("subject_id"),
        row.getString("merchant_id"),
        row.getString("token_id"),
        new EndpointKey(row.getString("endpoint_key")),
        row.getString("url"),
        row.getInt("code"),
        row.getInt("attempts"),
        trigger(row),
        row.getLong("fence"),
        row.getBytes("body"),
        row.getString("traceparent"));
  }

  private static String trigger(ResultSet row) throws SQLException {
    if (row.getInt("replays") > 0) {
      return "replay";
    }
    return row.getBoolean("resend") ? "resend" : "auto";
  }
}
