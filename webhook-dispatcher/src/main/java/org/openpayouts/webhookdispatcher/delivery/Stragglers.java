package org.openpayouts.webhookdispatcher.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpayouts.webhookdispatcher.deadletter.FailureCategory;
import org.openpayouts.webhookdispatcher.endpoint.EndpointKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries that nothing would move any more if nobody looked after them. */
@Repository
class Stragglers {

  /** Shown to the test that counts what it touches. */
  static final String STUCK =
      """
      select subject_id from delivery where settled_at is null
      group by subject_id having bool_and(status = 'BLOCKED')
      limit :most
      """;

  private final JdbcClient jdbc;

  Stragglers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A delivery without an address whose merchant is known by now. */
  record Unaddressed(String deliveryId, String subjectId, Subject.Kind kind, String merchantId) {}

  /** A delivery that was given up without a last attempt. */
  record Expired(String deliveryId, String subjectId, FailureCategory category) {}

  Set<String> subjectsWithAddressNow(int most) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct d.subject_id from delivery d join merchant using (merchant_id)
                where d.settled_at is null and d.endpoint_key is null limit :most
                """)
            .param("most", most)
            .query(String.class)
            .list());
  }

  List<Unaddressed> unaddressed(Collection<String> subjectIds) {
    return jdbc.sql(
            """
            select delivery_id, subject_id, subject_kind, merchant_id from delivery
            where subject_id = any(:ids) and settled_at is null and status = 'UNADDRESSED'
            order by delivery_id
            """)
        .param("ids", subjectIds.toArray(String[]::new))
        .query((row, _) ->
            new Unaddressed(
                row.getString("delivery_id"),
                row.getString("subject_id"),
                Subject.Kind.valueOf(row.getString("subject_kind")),
                row.getString("merchant_id")))
        .list();
  }

  void address(
      String deliveryId,
      DeliveryStatus status,
      @Nullable String url,
      @Nullable EndpointKey endpoint,
      @Nullable String error) {
    jdbc.sql(
            """
            update delivery set status = :status, url = :url, endpoint_key = :endpoint,
              last_error = :error,
              settled_at = case when :settled then clock_timestamp() end
            where delivery_id = :id and status = 'UNADDRESSED'
            """)
        .param("status", status.name())
        .param("url", url)
        .param("endpoint", endpoint == null ? null : endpoint.value())
        .param("error", error)
        .param("settled", status.isSettled())
        .param("id", deliveryId)
        .update();
  }

  /** Subjects with a message whose deadline passed a good while ago, so no last try is due. */
  Set<String> subjectsPastDeadline(int most) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct subject_id from (
                  select subject_id from delivery
                  where settled_at is null and lease_until is null
                    and deadline < now() - interval '5 minutes'
                  order by deadline limit :most) overdue
                """)
            .param("most", most)
            .query(String.class)
            .list());
  }

  List<Expired> expire(Collection<String> subjectIds) {
    return jdbc.sql(
            """
            update delivery set status = 'DEAD', settled_at = clock_timestamp(),
              last_error = coalesce(last_error, 'its deadline passed before it could be tried')
            where subject_id = any(:ids) and settled_at is null and status <> 'LEASED'
              and deadline < now() - interval '5 minutes'
            returning delivery_id, subject_id, attempts, postponed
            """)
        .param("ids", subjectIds.toArray(String[]::new))
        .query((row, _) ->
            new Expired(
                row.getString("delivery_id"),
                row.getString("subject_id"),
                category(row.getInt("attempts"), row.getInt("postponed"))))
        .list();
  }

  /** Subjects whose messages all wait behind nothing: must never be, and is healed if it is. */
  Set<String> stuckSubjects(int most) {
    return Set.copyOf(jdbc.sql(STUCK).param("most", most).query(String.class).list());
  }

  private static FailureCategory category(int attempts, int postponed) {
    if (attempts > 0) {
      return FailureCategory.ENDPOINT;
    }
    return postponed > 0 ? FailureCategory.INTERNAL : FailureCategory.EXPIRED;
  }
}
