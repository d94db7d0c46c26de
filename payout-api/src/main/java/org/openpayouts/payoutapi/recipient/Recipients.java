package org.openpayouts.payoutapi.recipient;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
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

  /** A recipient as a merchant names it. */
  public record Named(MerchantId merchant, RecipientId id) {}

  /** Those of these that are there, of whatever merchants. */
  public Map<Named, Recipient> named(Set<Named> names) {
    List<Named> asked = List.copyOf(names);
    var found = new HashMap<Named, Recipient>();
    jdbc.sql(
            """
            select r.*
            from unnest(?, ?) as a(merchant, id)
            cross join lateral (
              select * from recipient
              where recipient_id = a.id and merchant_id = a.merchant limit 1) r
            """)
        .param(asked.stream().map(name -> name.merchant().value()).toArray(String[]::new))
        .param(asked.stream().map(name -> name.id().value()).toArray(String[]::new))
        .query(RecipientRows::recipient)
        .list()
        .forEach(one -> found.put(new Named(one.merchantId(), one.id()), one));
    return found;
  }

  public Optional<Recipient> withEmail(MerchantId merchant, String email) {
    return select("merchant_id = ? and email_key = ?", merchant, EmailKey.of(email).value());
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
                "emails",
                names.emails().stream()
                    .map(email -> EmailKey.of(email).value())
                    .toArray(String[]::new))
            .param("shoppers", names.shopperIds().toArray(String[]::new))
            .query(RecipientRows::recipient)
            .list());
  }

  /** A page, newest first; what the offset skips is skipped inside one index. */
  public List<Recipient> page(RecipientSearch search) {
    String status = search.status().isPresent() ? " and status = :status" : "";
    return jdbc.sql(
            """
            with page as (
              select recipient_id from recipient where merchant_id = :merchant%s
              order by recipient_id desc limit :limit offset :offset)
            select r.* from page join recipient r using (recipient_id)
            order by r.recipient_id desc
            """
                .formatted(status))
        .param("merchant", search.merchantId().value())
        .param("status", search.status().map(RecipientStatus::word).orElse(null))
        .param("limit", search.limit())
        .param("offset", search.offset())
        .query(RecipientRows::recipient)
        .list();
  }

  Optional<Recipient> lockWithId(MerchantId merchant, RecipientId id) {
    return select("merchant_id = ? and recipient_id = ? for update", merchant, id.value());
  }

  Optional<Recipient> lockWithEmail(MerchantId merchant, String email) {
    return lockWithEmails(merchant, List.of(EmailKey.of(email))).stream().findFirst();
  }

  /** Those that are there, in the order in which everybody locks them. */
  List<Recipient> lockWithEmails(MerchantId merchant, Collection<EmailKey> emails) {
    return jdbc.sql(
            """
            select * from recipient where merchant_id = ? and email_key = any(?)
            order by email_key collate "C" for update
            """)
        .param(merchant.value())
        .param(emails.stream().map(EmailKey::value).toArray(String[]::new))
        .query(RecipientRows::recipient)
        .list();
  }

  /**
   * Adds those whose address is new to their merchant; waits for a concurrent transaction that is
   * about to add one. Answers which were added.
   */
  Set<RecipientId> add(Collection<Recipient> recipients) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into recipient (recipient_id, merchant_id, version, status, email,
                  email_key, label, notification_url, shopper_id, asset, chain, address, memo,
                  destination_mac, changed_at, event_id, token_id)
                select recipient_id, merchant_id, version, status, email, email_key, label,
                  notification_url, shopper_id, asset, chain, address, memo,
                  decode(destination_mac, 'hex'), changed_at, event_id, token_id
                from %s order by email_key collate "C"
                on conflict (merchant_id, email_key) do nothing
                returning recipient_id
                """
                    .formatted(RecipientRows.RECORDSET))
            .param("rows", RecipientRows.json(recipients))
            .query((row, number) -> new RecipientId(row.getString("recipient_id")))
            .list());
  }

  /** Puts newer versions in the place of those that the caller has locked. */
  void replace(Collection<Recipient> recipients) {
    if (recipients.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update recipient r set version = c.version, status = c.status, email = c.email,
              label = c.label, notification_url = c.notification_url, shopper_id = c.shopper_id,
              asset = c.asset, chain = c.chain, address = c.address, memo = c.memo,
              destination_mac = decode(c.destination_mac, 'hex'), changed_at = c.changed_at,
              event_id = c.event_id, token_id = coalesce(c.token_id, r.token_id),
              fact_number = nextval('fact_number')
            from %s where r.recipient_id = c.recipient_id and r.merchant_id = c.merchant_id
            """
                .formatted(RecipientRows.RECORDSET))
        .param("rows", RecipientRows.json(recipients))
        .update();
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
        .query((row, number) ->
            new Numbered(row.getLong("fact_number"), RecipientRows.recipient(row, number)))
        .list();
  }

  private Optional<Recipient> select(String condition, MerchantId merchant, String value) {
    return jdbc.sql("select * from recipient where " + condition)
        .params(merchant.value(), value)
        .query(RecipientRows::recipient)
        .optional();
  }
}
