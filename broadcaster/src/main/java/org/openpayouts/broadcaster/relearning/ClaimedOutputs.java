package org.openpayouts.broadcaster.relearning;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which outputs pay payouts though the bytes of their transactions are not stored here. */
@Repository
class ClaimedOutputs {
  private static final int TRANSACTIONS_MAX = 1_000;

  private final JdbcClient jdbc;

  ClaimedOutputs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps those of transactions that are not stored; a repeat changes nothing. */
  int keep(Collection<Claim> claims) {
    return jdbc.sql(
            """
            insert into claimed_output (txid, vout, payout_id, base_units, told_at)
            select c.txid, c.vout, c.payout, c.amount::numeric, nullif(c.told, '')::timestamptz
              from unnest(:txids::text[], :vouts::int[], :payouts::text[], :amounts::text[],
                  :tolds::text[]) as c (txid, vout, payout, amount, told)
             where not exists (select from chain_transaction t where t.txid = c.txid)
             order by c.txid, c.vout
            on conflict do nothing
            """)
        .param("txids", texts(claims, claim -> claim.output().txid().value()))
        .param("vouts", claims.stream().map(claim -> claim.output().vout()).toArray(Integer[]::new))
        .param("payouts", texts(claims, claim -> claim.payout().value()))
        .param("amounts", texts(claims, claim -> claim.amount().toString()))
        .param("tolds", texts(claims, claim -> claim.toldAt().map(Object::toString).orElse("")))
        .update();
  }

  private static String[] texts(Collection<Claim> claims, Function<Claim, String> word) {
    return claims.stream().map(word).toArray(String[]::new);
  }

  /** What failed is not paid any more, by nobody. */
  void dropOfFailed() {
    jdbc.sql(
            """
            delete from claimed_output c using payout p
             where p.payout_id = c.payout_id and p.state = 'FAILED'
            """)
        .update();
  }

  /** Transactions to look for, in the order in which nodes took them. */
  List<TransactionId> transactions(String wallet) {
    return jdbc.sql(
            """
            select c.txid from claimed_output c join payout p using (payout_id)
             where p.wallet = :wallet
             group by c.txid order by min(c.told_at) nulls last, c.txid limit :limit
            """)
        .param("wallet", wallet)
        .param("limit", TRANSACTIONS_MAX)
        .query((row, n) -> new TransactionId(row.getString("txid")))
        .list();
  }

  /** In the order of the outputs. */
  List<Claim> of(TransactionId txid) {
    return jdbc.sql("select * from claimed_output where txid = :txid order by vout")
        .param("txid", txid.value())
        .query((row, n) ->
            new Claim(
                new PayoutId(row.getString("payout_id")),
                new OutputRef(txid, row.getInt("vout")),
                BaseUnits.of(row.getBigDecimal("base_units")),
                Optional.ofNullable(row.getObject("told_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)))
        .list();
  }

  /** The families that the payouts of these outputs are bound to. */
  List<String> families(TransactionId txid) {
    return jdbc.sql(
            """
            select distinct p.family_id from claimed_output c join payout p using (payout_id)
             where c.txid = :txid and p.family_id is not null order by p.family_id
            """)
        .param("txid", txid.value())
        .query((row, n) -> row.getString("family_id"))
        .list();
  }

  /** The bytes are stored: the map of their payments stands beside them from now on. */
  void settle(TransactionId txid) {
    jdbc.sql(
            """
            update chain_transaction
               set accepted_at = (select min(told_at) from claimed_output where txid = :txid)
             where txid = :txid and accepted_at is not null
            """)
        .param("txid", txid.value())
        .update();
    drop(txid);
  }

  void drop(TransactionId txid) {
    jdbc.sql("delete from claimed_output where txid = :txid").param("txid", txid.value()).update();
  }

  /** Notes that the wallet was held for it; false where it was before. */
  boolean noteHeld(TransactionId txid) {
    return jdbc.sql(
                """
                update claimed_output set held_at = clock_timestamp()
                 where txid = :txid and held_at is null
                """)
            .param("txid", txid.value())
            .update()
        > 0;
  }
}
