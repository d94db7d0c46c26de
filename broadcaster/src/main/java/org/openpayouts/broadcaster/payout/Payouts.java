package org.openpayouts.broadcaster.payout;

import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of payouts. */
@Repository
class Payouts {
  private final JdbcClient jdbc;

  Payouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A payout's next state, in words. */
  record Move(PayoutId id, String state, long sequence, String delayReason) {}

  /** A fact that is about to leave. */
  @SuppressWarnings("ArrayRecordComponent") // the encoded fact
  record Emitted(PayoutId id, byte[] value, String traceparent) {}

  /** Writes down those that are new; answers them. */
  Set<String> insert(List<FundedPayout> funded) {
    return new HashSet<>(
        jdbc.sql(
                """
                with given as (
                  select * from unnest(:ids::text[], :wallets::text[], :sequences::bigint[],
                      :fundedAts::text[], :merchants::text[], :macs::bytea[], :amounts::text[],
                      :traces::text[], :records::bytea[])
                    as g (id, wallet, sequence, funded_at, merchant, mac, amount, trace, record)
                ), new_payout as (
                  insert into payout (payout_id, wallet, state, sequence, funded_at)
                  select id, wallet, 'FUNDED', sequence, funded_at::timestamptz
                    from given order by id
                  on conflict (payout_id) do nothing
                  returning payout_id
                )
                insert into payout_terms
                    (payout_id, merchant_id, funding_mac, base_units, traceparent, record)
                select id, merchant, mac, amount::numeric, nullif(trace, ''), record
                  from given join new_payout on new_payout.payout_id = given.id
                returning payout_id
                """)
            .param("ids", texts(funded.stream().map(f -> f.id().value()).toList()))
            .param("wallets", texts(funded.stream().map(Payouts::wallet).toList()))
            .param("sequences", funded.stream().map(FundedPayout::sequence).toArray(Long[]::new))
            .param("fundedAts", texts(funded.stream().map(f -> f.fundedAt().toString()).toList()))
            .param("merchants", texts(funded.stream().map(FundedPayout::merchantId).toList()))
            .param("macs", bytes(funded.stream().map(f -> f.order().fundingMac().bytes()).toList()))
            .param("amounts", texts(funded.stream().map(Payouts::amount).toList()))
            .param("traces", texts(funded.stream().map(Payouts::trace).toList()))
            .param("records", bytes(funded.stream().map(FundedPayout::record).toList()))
            .query((row, n) -> row.getString("payout_id"))
            .list());
  }

  /**
   * What no wallet pays goes to the first one, which refuses it as an asset that it does not pay.
   */
  private static String wallet(FundedPayout funded) {
    String chain = funded.order().chain();
    return Assets.all().stream().anyMatch(asset -> asset.chain().equals(chain))
        ? chain
        : Assets.all().getFirst().chain();
  }

  /** Stored as a number for people and sums; what is paid is read from the record. */
  private static String amount(FundedPayout funded) {
    return new BigInteger(funded.order().funding().baseUnits()).toString();
  }

  private static String trace(FundedPayout funded) {
    return funded.traceparent() == null ? "" : funded.traceparent();
  }

  /** Those whose funding is another one than the payout's stored one: nobody funds twice. */
  List<String> fundedOtherwise(List<FundedPayout> funded) {
    return jdbc.sql(
            """
            select t.payout_id
              from payout_terms t
              join unnest(:ids::text[], :macs::bytea[]) as g (id, mac) on g.id = t.payout_id
             where t.funding_mac <> g.mac
            """)
        .param("ids", texts(funded.stream().map(f -> f.id().value()).toList()))
        .param("macs", bytes(funded.stream().map(f -> f.order().fundingMac().bytes()).toList()))
        .query((row, n) -> row.getString("payout_id"))
        .list();
  }

  /** Locks payouts in the order of their ids. */
  List<PayoutRow> lock(Collection<PayoutId> ids) {
    return jdbc.sql(
            """
            select p.payout_id, p.state, p.sequence, p.family_id, p.delay_reason, t.traceparent,
                   t.record
              from payout p join payout_terms t using (payout_id)
             where p.payout_id = any(:ids)
             order by p.payout_id
               for update of p
            """)
        .param("ids", ids.stream().map(PayoutId::value).toArray(String[]::new))
        .query((row, n) ->
            new PayoutRow(
                new PayoutId(row.getString("payout_id")),
                PayoutStates.read(row.getString("state"), row.getLong("sequence")),
                row.getString("family_id") != null,
                row.getString("delay_reason"),
                row.getString("traceparent"),
                row.getBytes("record")))
        .list();
  }

  int move(List<Move> moves) {
    return jdbc.sql(
            """
            update payout p
               set state = m.state, sequence = m.sequence, delay_reason = nullif(m.reason, '')
              from unnest(:ids::text[], :states::text[], :sequences::bigint[], :reasons::text[])
                as m (id, state, sequence, reason)
             where p.payout_id = m.id and p.sequence = m.sequence - 1
            """)
        .param("ids", texts(moves.stream().map(m -> m.id().value()).toList()))
        .param("states", texts(moves.stream().map(Move::state).toList()))
        .param("sequences", moves.stream().map(Move::sequence).toArray(Long[]::new))
        .param("reasons", texts(moves.stream().map(Move::delayReason).toList()))
        .update();
  }

  void remember(List<Emitted> facts, Instant at) {
    jdbc.sql(
            """
            insert into emitted_fact (payout_id, occurred_at, value, traceparent)
            select id, cast(:at as timestamptz), value, nullif(trace, '')
              from unnest(:ids::text[], :values::bytea[], :traces::text[])
                with ordinality as f (id, value, trace, n)
             order by n
            """)
        .param("at", at.toString())
        .param("ids", texts(facts.stream().map(f -> f.id().value()).toList()))
        .param("values", bytes(facts.stream().map(Emitted::value).toList()))
        .param("traces", texts(facts.stream().map(Emitted::traceparent).toList()))
        .update();
  }

  Instant now() {
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  private static String[] texts(List<String> values) {
    return values.toArray(String[]::new);
  }

  private static byte[][] bytes(List<byte[]> values) {
    return values.toArray(byte[][]::new);
  }
}
