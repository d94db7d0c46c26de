package org.openpayouts.payoutapi.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.openpayouts.payoutapi.payout.NotificationWish;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The wishes for a payout's last webhook that were published. */
@Repository
public class Notifications {
  private final JdbcClient jdbc;

  Notifications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a wish as of now. */
  NotificationWish add(PayoutView view, String requestedBy, UUID eventId) {
    Payout payout = view.payout();
    return jdbc.sql(
            """
            insert into notification
              (event_id, payout_id, merchant_id, status, requested_by, requested_at)
            values (?, ?, ?, ?, ?, clock_timestamp())
            returning *
            """)
        .params(
            eventId,
            payout.id().value(),
            payout.merchantId().value(),
            view.progress().status().word(),
            requestedBy)
        .query(Notifications::wish)
        .single();
  }

  /** A wish with its place in the order of publishing. */
  public record Numbered(long factNumber, NotificationWish wish) {}

  public List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select * from notification where fact_number > :after and requested_at >= :since
            order by fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query(Notifications::numbered)
        .list();
  }

  public List<Numbered> of(PayoutId id, long afterFactNumber, int limit) {
    return jdbc.sql(
            """
            select * from notification where payout_id = :id and fact_number > :after
            order by fact_number limit :limit
            """)
        .param("id", id.value())
        .param("after", afterFactNumber)
        .param("limit", limit)
        .query(Notifications::numbered)
        .list();
  }

  private static Numbered numbered(ResultSet row, int number) throws SQLException {
    return new Numbered(row.getLong("fact_number"), wish(row, number));
  }

  private static NotificationWish wish(ResultSet row, int number) throws SQLException {
    return new NotificationWish(
        new PayoutId(row.getString("payout_id")),
        Status.parse(row.getString("status")).orElseThrow(),
        row.getString("requested_by"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getObject("event_id", UUID.class));
  }
}
