package org.openpayouts.payoutapi.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The merchants, each in its newest version. */
@Repository
public class Merchants {
  /** An older replica writes policies that lack what is new: that is then as good as no. */
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private final JdbcClient jdbc;

  Merchants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Merchant> find(MerchantId id) {
    return select("where merchant_id = ?", id.value()).stream().findFirst();
  }

  Optional<Merchant> lock(MerchantId id) {
    return select("where merchant_id = ? for update", id.value()).stream().findFirst();
  }

  Optional<Merchant> lockByExternalId(String externalId) {
    return select("where external_id = ? for update", externalId).stream().findFirst();
  }

  /** False if another transaction added a merchant of this external id first. */
  boolean add(Merchant merchant) {
    return jdbc.sql(
                """
                insert into merchant (merchant_id, external_id, version, status, name,
                  settlement_currency, payout_notification_url, recipient_notification_url,
                  notification_email, policy, changed_at, event_id)
                values (:id, :externalId, :version, :status, :name, :currency, :url, :recipientUrl,
                  :email, :policy::jsonb, :changedAt, :eventId)
                on conflict (external_id) do nothing
                """)
            .params(params(merchant))
            .update()
        == 1;
  }

  void replace(Merchant merchant) {
    jdbc.sql(
            """
            update merchant set version = :version, status = :status, name = :name,
              settlement_currency = :currency, payout_notification_url = :url,
              recipient_notification_url = :recipientUrl, notification_email = :email, policy = :policy::jsonb, changed_at = :changedAt,
              event_id = :eventId, fact_number = nextval('fact_number')
            where merchant_id = :id and external_id = :externalId
            """)
        .params(params(merchant))
        .update();
  }

  private static Map<String, @Nullable Object> params(Merchant merchant) {
    MerchantProfile profile = merchant.profile();
    var params = new HashMap<String, @Nullable Object>();
    params.put("id", merchant.id().value());
    params.put("externalId", merchant.externalId());
    params.put("version", merchant.version());
    params.put("status", merchant.status());
    params.put("name", profile.name());
    params.put("currency", profile.settlementCurrency().code());
    params.put("url", profile.payoutNotificationUrl());
    params.put("recipientUrl", profile.recipientNotificationUrl());
    params.put("email", profile.notificationEmail());
    params.put("policy", JSON.writeValueAsString(profile.policy()));
    params.put("changedAt", merchant.changedAt().atOffset(ZoneOffset.UTC));
    params.put("eventId", merchant.eventId());
    return params;
  }

  /** Facts of merchants after a position in the order of publishing. */
  public List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select * from merchant where fact_number > :after and changed_at >= :since
            order by fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query((row, number) -> new Numbered(row.getLong("fact_number"), merchant(row, number)))
        .list();
  }

  /** A merchant with its place in the order of publishing. */
  public record Numbered(long factNumber, Merchant merchant) {}

  private List<Merchant> select(String condition, String value) {
    return jdbc.sql("select * from merchant " + condition)
        .param(value)
        .query(Merchants::merchant)
        .list();
  }

  private static Merchant merchant(ResultSet row, int number) throws SQLException {
    return new Merchant(
        new MerchantId(row.getString("merchant_id")),
        row.getString("external_id"),
        row.getLong("version"),
        row.getString("status"),
        new MerchantProfile(
            row.getString("name"),
            Currencies.of(row.getString("settlement_currency")),
            row.getString("payout_notification_url"),
            row.getString("recipient_notification_url"),
            row.getString("notification_email"),
            JSON.readValue(row.getString("policy"), Policy.class)),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getObject("event_id", UUID.class));
  }
}
