package org.openpayouts.payoutapi.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What merchants were told of recipients. */
@Repository
public class RecipientNotices {
  private final JdbcClient jdbc;

  RecipientNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Collection<RecipientNotice> notices) {
    jdbc.sql(
            """
            insert into recipient_notice (event_id, merchant_id, recipient_id, version, code, name,
              email, label, shopper_id, status, token_id, notification_url, told_at)
            select event_id, merchant_id, recipient_id, version, code, name, email, label,
              shopper_id, status, token_id, notification_url, told_at
            from json_to_recordset(:rows::json) as c(event_id uuid, merchant_id text,
              recipient_id text, version bigint, code int, name text, email text, label text,
              shopper_id text, status text, token_id text, notification_url text,
              told_at timestamptz)
            """)
        .param(
            "rows",
            JsonMapper.shared()
                .writeValueAsString(notices.stream().map(RecipientNotices::columns).toList()))
        .update();
  }

  private static Map<String, @Nullable Object> columns(RecipientNotice notice) {
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("event_id", notice.eventId().toString());
    columns.put("merchant_id", notice.about().merchantId().value());
    columns.put("recipient_id", notice.about().id().value());
    columns.put("version", notice.about().version());
    columns.put("code", notice.event().code());
    columns.put("name", notice.event().name());
    columns.put("email", notice.email());
    columns.put("label", notice.label());
    columns.put("shopper_id", notice.shopperId());
    columns.put("status", notice.status().word());
    columns.put("token_id", notice.tokenId().value());
    columns.put("notification_url", notice.url());
    columns.put("told_at", notice.toldAt().toString());
    return columns;
  }

  /** A notice with its place in the order of publishing. */
  public record Numbered(long factNumber, RecipientNotice notice) {}

  /** Notices after a position in the order of publishing. */
  public List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select * from recipient_notice where fact_number > :after and told_at >= :since
            order by fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query((row, number) -> new Numbered(row.getLong("fact_number"), notice(row)))
        .list();
  }

  private static RecipientNotice notice(ResultSet row) throws SQLException {
    return new RecipientNotice(
        row.getObject("event_id", UUID.class),
        new RecipientEvent(row.getInt("code"), row.getString("name")),
        new RecipientNotice.About(
            new MerchantId(row.getString("merchant_id")),
            new RecipientId(row.getString("recipient_id")),
            row.getLong("version")),
        row.getString("email"),
        row.getString("label"),
        row.getString("shopper_id"),
        RecipientStatus.parse(row.getString("status")).orElseThrow(),
        new TokenId(row.getString("token_id")),
        row.getString("notification_url"),
        row.getObject("told_at", OffsetDateTime.class).toInstant());
  }
}
