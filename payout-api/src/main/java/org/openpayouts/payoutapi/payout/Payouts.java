package org.openpayouts.payoutapi.payout;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The payouts as they were asked for, written once. */
@Repository
public class Payouts {
  private static final String VIEW =
      """
      select p.*, g.sequence, g.status, g.reason, g.funding, g.transactions
      from payout p join progress g using (payout_id)
      """;

  private final JdbcClient jdbc;

  Payouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A payout of this merchant; another merchant's does not exist. */
  public Optional<PayoutView> find(MerchantId merchant, PayoutId id) {
    return jdbc.sql(VIEW + "where p.merchant_id = ? and p.payout_id = ?")
        .params(merchant.value(), id.value())
        .query(PayoutRows::view)
        .optional();
  }

  public List<PayoutView> withIds(Collection<PayoutId> ids) {
    return jdbc.sql(VIEW + "where p.payout_id = any(?)")
        .param(ids.stream().map(PayoutId::value).toArray(String[]::new))
        .query(PayoutRows::view)
        .list();
  }

  /** The payouts of a group of this merchant, in the order of their instructions. */
  public List<PayoutView> ofGroup(MerchantId merchant, GroupId group) {
    return jdbc.sql(VIEW + "where p.merchant_id = ? and p.group_id = ? order by p.payout_id")
        .params(merchant.value(), group.value())
        .query(PayoutRows::view)
        .list();
  }

  /** A page; it begins behind the mark where there is one, else at the search's offset. */
  List<PayoutView> search(PayoutSearch search, Optional<PayoutSearch.Mark> mark) {
    var sql = new SearchSql(search, mark);
    return jdbc.sql(sql.statement()).params(sql.params()).query(PayoutRows::view).list();
  }

  /** Whether all of these are there: cheaper than adding those of them that are not. */
  public boolean haveAll(List<Payout> payouts) {
    return jdbc.sql(
            """
            select not exists (
              select from unnest(?) as r(id)
              where not exists (select from payout where payout_id = r.id))
            """)
        .param(texts(payouts, payout -> payout.id().value()))
        .query(Boolean.class)
        .single();
  }

  /** Adds those that are not there yet, and their beginnings; answers how many were added. */
  public int add(List<Payout> payouts) {
    if (payouts.isEmpty()) {
      return 0;
    }
    jdbc.sql(
            """
            insert into progress (payout_id, merchant_id, requested_at, sequence, status, changed_at)
            select id, merchant, at::timestamptz, 1, 'new', at::timestamptz
            from unnest(?, ?, ?) as r(id, merchant, at) order by id
            on conflict (payout_id) do nothing
            """)
        .param(texts(payouts, payout -> payout.id().value()))
        .param(texts(payouts, payout -> payout.merchantId().value()))
        .param(texts(payouts, payout -> payout.requestedAt().toString()))
        .update();
    return jdbc.sql(
            """
            insert into payout (payout_id, merchant_id, token_id, recipient_id, shopper_id, email,
              amount, currency, ledger_currency, effective_date, reference, label,
              notification_url, notification_email, ignore_emails, group_id, requested_at,
              request_mac, request_digest, traceparent, event_id)
            select r.id, merchant, token, recipient, shopper, email, amount::numeric, currency,
              ledger, day::date, reference, label, url, notify, ignore, in_group, at::timestamptz,
              mac, digest, trace, event::uuid
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              as r(id, merchant, token, recipient, shopper, email, amount, currency, ledger, day,
                reference, label, url, notify, ignore, in_group, at, mac, digest, trace, event)
            order by r.id
            on conflict (payout_id) do nothing
            """)
        .params(columns(payouts))
        .update();
  }

  private static List<Object> columns(List<Payout> payouts) {
    boolean[] ignoreEmails = new boolean[payouts.size()];
    for (int i = 0; i < ignoreEmails.length; i++) {
      ignoreEmails[i] = payouts.get(i).draft().notes().ignoreEmails();
    }
    return List.of(
        texts(payouts, payout -> payout.id().value()),
        texts(payouts, payout -> payout.merchantId().value()),
        texts(payouts, payout -> payout.tokenId().value()),
        texts(payouts, payout -> payout.draft().payee().recipientId().value()),
        texts(payouts, payout -> payout.draft().payee().shopperId()),
        texts(payouts, payout -> payout.draft().payee().email()),
        texts(payouts, payout -> payout.draft().terms().amountText()),
        texts(payouts, payout -> payout.draft().terms().currency().code()),
        texts(payouts, payout -> payout.draft().terms().ledgerCurrency().code()),
        texts(payouts, payout -> payout.draft().terms().effectiveDate().toString()),
        texts(payouts, payout -> payout.draft().notes().reference()),
        texts(payouts, payout -> payout.draft().notes().label()),
        texts(payouts, payout -> payout.draft().notes().notificationUrl()),
        texts(payouts, payout -> payout.draft().notes().notificationEmail()),
        ignoreEmails,
        texts(payouts, payout -> payout.groupId() == null ? null : payout.groupId().value()),
        texts(payouts, payout -> payout.requestedAt().toString()),
        payouts.stream().map(payout -> payout.requestMac().bytes()).toArray(byte[][]::new),
        payouts.stream().map(payout -> payout.requestDigest().bytes()).toArray(byte[][]::new),
        texts(payouts, Payout::traceparent),
        texts(payouts, payout -> payout.eventId().toString()));
  }

  private static @Nullable String[] texts(
      List<Payout> payouts, Function<Payout, @Nullable String> text) {
    return payouts.stream().map(text).toArray(String[]::new);
  }

  /** A payout with its place in the order of publishing. */
  public record Numbered(long factNumber, Payout payout) {}

  /** Facts of payouts after a position in the order of publishing. */
  public List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select * from payout where fact_number > :after and requested_at >= :since
            order by fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query((row, number) ->
            new Numbered(row.getLong("fact_number"), PayoutRows.payout(row, number)))
        .list();
  }

  /** The place of one payout in the order of publishing. */
  public Optional<Numbered> published(PayoutId id) {
    return jdbc.sql("select * from payout where payout_id = ?")
        .param(id.value())
        .query((row, number) ->
            new Numbered(row.getLong("fact_number"), PayoutRows.payout(row, number)))
        .optional();
  }
}
