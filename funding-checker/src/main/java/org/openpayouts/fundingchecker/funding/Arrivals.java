package org.openpayouts.fundingchecker.funding;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every payout that was ever heard of. */
@Repository
class Arrivals {
  /** Any constant that nothing else in this database locks. */
  private static final long ARRIVAL_LOCK = 7_204_002L;

  private static final String OPEN =
      """
      with incoming as (
        select * from unnest(
            :ids::text[], :merchants::text[], :currencies::text[], :topics::text[],
            :records::bytea[], :macs::bytea[], :traces::text[], :requested::timestamptz[],
            :recipients::text[], :amounts::numeric[], :amountCurrencies::text[],
            :effective::timestamptz[], :sequences::bigint[])
          as i (payout_id, merchant_id, currency, topic, record, request_mac, traceparent,
                requested_at, recipient_id, amount, amount_currency, effective_at, sequence)
      ), a as (
        insert into arrival (payout_id, merchant_id, currency, topic, record, request_mac,
                             traceparent)
        select payout_id, merchant_id, currency, topic, record, request_mac, traceparent
          from incoming order by payout_id
        on conflict do nothing
        returning payout_id
      ), o as (
        insert into open_payout (payout_id, merchant_id, currency, requested_at, recipient_id,
                                 amount, amount_currency, effective_at, sequence, straggler)
        select i.payout_id, i.merchant_id, i.currency, i.requested_at, i.recipient_id,
               i.amount, i.amount_currency, i.effective_at, i.sequence,
               i.requested_at < r.instant
          from a join incoming i using (payout_id)
          join reached_cutoff r using (merchant_id, currency)
        returning merchant_id, currency, straggler
      )
      select distinct merchant_id, currency from o where straggler
      """;

  private final JdbcClient jdbc;

  Arrivals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Shared by all arrivals until their transactions end; a cutoff that starts excludes them. */
  void lockShared() {
    lock("select pg_advisory_xact_lock_shared(:lock)");
  }

  /** After this, every arrival is either committed or will see the cutoff that starts now. */
  void lockExclusive() {
    lock("select pg_advisory_xact_lock(:lock)");
  }

  private void lock(String statement) {
    jdbc.sql(statement).param("lock", ARRIVAL_LOCK).query((row, index) -> 0).list();
  }

  /** Makes the rows that say up to which cutoff a ledger's payouts are swept. */
  void prepare(Collection<LedgerKey> ledgers) {
    Columns<LedgerKey> keys = new Columns<>(ledgers.stream().distinct().sorted().toList());
    jdbc.sql(
            """
            with new_ledger as materialized (
              select * from unnest(:merchants::text[], :currencies::text[])
                              as k (merchant_id, currency)
               where not exists (
                 select 1 from reached_cutoff r
                  where r.merchant_id = k.merchant_id and r.currency = k.currency))
            insert into reached_cutoff (merchant_id, currency, cutoff_id, instant)
            select k.merchant_id, k.currency, c.cutoff_id, coalesce(c.instant, 'epoch')
              from new_ledger k
              left join lateral (
                select cutoff_id, instant from cutoff
                 where started_at is not null
                   and (scope_kind = 'ALL'
                        or scope_kind = 'CURRENCIES' and k.currency = any(scope_values)
                        or scope_kind = 'MERCHANTS' and k.merchant_id = any(scope_values))
                 order by instant desc limit 1) c on true
            on conflict do nothing
            """)
        .param("merchants", keys.text(LedgerKey::merchantId))
        .param("currencies", keys.text(key -> key.currency().code()))
        .update();
  }

  /**
   * Remembers requests and opens those that are new, in one statement: a payout that arrived before
   * opens nothing. Needs the shared lock and prepared ledgers.
   *
   * @return the ledgers in which a payout came after the cutoff that it belongs to
   */
  Set<LedgerKey> open(List<IntakeNews.Requested> requests) {
    Columns<IntakeNews.Requested> rows = new Columns<>(requests);
    return jdbc
        .sql(OPEN)
        .param("ids", rows.text(r -> r.arrival().payoutId()))
        .param("merchants", rows.text(r -> r.arrival().ledger().merchantId()))
        .param("currencies", rows.text(r -> r.arrival().ledger().currency().code()))
        .param("topics", rows.text(r -> r.arrival().told().topic()))
        .param("records", rows.bytes(r -> r.arrival().told().record()))
        .param("macs", rows.bytes(r -> r.arrival().requestMac().bytes()))
        .param("traces", rows.text(r -> r.arrival().told().traceparent()))
        .param("requested", rows.instants(r -> r.payout().requestedAt()))
        .param("recipients", rows.text(r -> r.payout().recipientId()))
        .param("amounts", rows.text(r -> r.payout().amount().toPlainString()))
        .param("amountCurrencies", rows.text(r -> r.payout().currency()))
        .param("effective", rows.instants(r -> r.payout().effectiveAt()))
        .param("sequences", rows.numbers(r -> r.payout().sequence()))
        .query((row, index) ->
            new LedgerKey(
                new MerchantId(row.getString("merchant_id")),
                Currencies.of(row.getString("currency"))))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /**
   * Remembers payouts as decided without opening them.
   *
   * @return those that were not known before
   */
  Set<String> close(List<IntakeNews.Arrival> arrivals) {
    Columns<IntakeNews.Arrival> rows = new Columns<>(arrivals);
    return jdbc
        .sql(
            """
            insert into arrival (payout_id, merchant_id, currency, topic, record, request_mac,
                                 traceparent)
            select * from unnest(:ids::text[], :merchants::text[], :currencies::text[],
                                 :topics::text[], :records::bytea[], :macs::bytea[], :traces::text[])
            on conflict do nothing
            returning payout_id
            """)
        .param("ids", rows.text(IntakeNews.Arrival::payoutId))
        .param("merchants", rows.text(a -> a.ledger().merchantId()))
        .param("currencies", rows.text(a -> a.ledger().currency().code()))
        .param("topics", rows.text(a -> a.told().topic()))
        .param("records", rows.bytes(a -> a.told().record()))
        .param("macs", rows.bytes(a -> a.requestMac().bytes()))
        .param("traces", rows.text(a -> a.told().traceparent()))
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }
}
