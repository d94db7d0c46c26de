package org.openpayouts.payoutapi.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recipients, each in its newest version. Nobody sees those of another merchant. */
@Repository
public class Recipients {
  private final JdbcClient jdbc;

  Recipients(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Recipient> withId(MerchantId merchant, RecipientId id) {
    return select("merchant_id = ? and recipient_id = ?", merchant, id.value());
  }

  public Optional<Recipient> withEmail(MerchantId merchant, String email) {
    return select("merchant_id = ? and email_key = ?", merchant, emailKey(email));
  }

  public Optional<Recipient> withShopperId(MerchantId merchant, String shopperId) {
    return select("merchant_id = ? and shopper_id = ?", merchant, shopperId);
  }

  /** Those of the merchant that have one of these names; each kind of name has its own index. */
  public NamedRecipients named(MerchantId merchant, NamedRecipients.Names names) {
    return new NamedRecipients(
        jdbc.sql(
                """
                select * from recipient where merchant_id = :merchant and recipient_id = any(:ids)
                union
                select * from recipient where merchant_id = :merchant and email_key = any(:emails)
                union
                select * from recipient
                where merchant_id = :merchant and shopper_id = any(:shoppers)
                """)
            .param("merchant", merchant.value())
            .param("ids", names.ids().toArray(String[]::new))
            .param(
                "emails", names.emails().stream().map(Recipients::emailKey).toArray(String[]::new))
            .param("shoppers", names.shopperIds().toArray(String[]::new))
            .query(Recipients::recipient)
            .list());
  }

  Optional<Recipient> lockWithEmail(MerchantId merchant, String email) {
    return select("merchant_id = ? and email_key = ? for update", merchant, emailKey(email));
  }

  /** False if another transaction added a recipient of this address first. */
  boolean add(Recipient recipient) {
    return jdbc.sql(
                """
                insert into recipient (recipient_id, merchant_id, version, status, email,
                  email_key, label, shopper_id, asset, chain, address, memo, destination_mac,
                  changed_at, event_id)
                values (:id, :merchant, :version, :status, :email, :emailKey, :label, :shopperId,
                  :asset, :chain, :address, :memo, :mac, :changedAt, :eventId)
                on conflict (merchant_id, email_key) do nothing
                """)
            .params(params(recipient))
            .update()
        == 1;
  }

  /** The versions that stand here of these. */
  Map<String, Long> versions(Collection<String> ids) {
    var versions = new HashMap<String, Long>();
    jdbc.sql("select recipient_id, version from recipient where recipient_id = any(?)")
        .param(ids.toArray(String[]::new))
        .query(row -> {
          versions.put(row.getString("recipient_id"), row.getLong("version"));
        });
    return versions;
  }

  /** Nobody else of the merchant has this shopper id any more. */
  void freeShopperId(String shopperId, Recipient recipient) {
    jdbc.sql(
            """
            update recipient set shopper_id = null
             where merchant_id = ? and shopper_id = ? and recipient_id <> ?
            """)
        .params(recipient.merchantId().value(), shopperId, recipient.id().value())
        .update();
  }

  void replace(Recipient recipient) {
    jdbc.sql(
            """
            update recipient set version = :version, status = :status, email = :email,
              label = :label, shopper_id = :shopperId, asset = :asset, chain = :chain,
              address = :address, memo = :memo, destination_mac = :mac, changed_at = :changedAt,
              event_id = :eventId, fact_number = nextval('fact_number')
            where recipient_id = :id and merchant_id = :merchant
            """)
        .params(params(recipient))
        .update();
  }

  /** A recipient with its place in the order of publishing. */
  public record Numbered(long factNumber, Recipient recipient) {}

  /** Facts of recipients after a position in the order of publishing. */
  public List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select * from recipient where fact_number > :after and changed_at >= :since
            order by fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query((row, number) -> new Numbered(row.getLong("fact_number"), recipient(row, number)))
        .list();
  }

  private Optional<Recipient> select(String condition, MerchantId merchant, String value) {
    return jdbc.sql("select * from recipient where " + condition)
        .params(merchant.value(), value)
        .query(Recipients::recipient)
        .optional();
  }

  private static String emailKey(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  private static Map<String, @Nullable Object> params(Recipient recipient) {
    WithdrawalChoice withdrawal = recipient.profile().withdrawal();
    Mac mac = recipient.destinationMac();
    var params = new HashMap<String, @Nullable Object>();
    params.put("id", recipient.id().value());
    params.put("merchant", recipient.merchantId().value());
    params.put("version", recipient.version());
    params.put("status", recipient.status().word());
    params.put("email", recipient.email());
    params.put("emailKey", emailKey(recipient.email()));
    params.put("label", recipient.profile().label());
    params.put("shopperId", recipient.profile().shopperId());
    params.put("asset", withdrawal == null ? null : withdrawal.asset().code());
    params.put("chain", withdrawal == null ? null : withdrawal.asset().chain());
    params.put("address", withdrawal == null ? null : withdrawal.address());
    params.put("memo", withdrawal == null ? null : withdrawal.memo());
    params.put("mac", mac == null ? null : mac.bytes());
    params.put("changedAt", recipient.changedAt().atOffset(ZoneOffset.UTC));
    params.put("eventId", recipient.eventId());
    return params;
  }

  private static Recipient recipient(ResultSet row, int number) throws SQLException {
    String asset = row.getString("asset");
    byte[] mac = row.getBytes("destination_mac");
    return new Recipient(
        new RecipientId(row.getString("recipient_id")),
        new MerchantId(row.getString("merchant_id")),
        row.getLong("version"),
        row.getString("email"),
        new RecipientProfile(
            RecipientStatus.parse(row.getString("status")).orElseThrow(),
            row.getString("label"),
            row.getString("shopper_id"),
            asset == null
                ? null
                : new WithdrawalChoice(
                    Assets.of(asset), row.getString("address"), row.getString("memo"))),
        mac == null ? null : Mac.of(mac),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getObject("event_id", UUID.class));
  }
}
