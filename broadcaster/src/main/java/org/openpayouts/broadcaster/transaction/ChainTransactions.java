package org.openpayouts.broadcaster.transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.payout.PaidBy;
import org.openpayouts.broadcaster.wallet.Payment;
import org.openpayouts.broadcaster.wallet.Signature;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stored transactions and which of their outputs pays whom. */
@Repository
public class ChainTransactions {
  private static final String COLUMNS =
      """
      t.txid, t.family_id, t.member, t.state, t.weight, t.fee_base_units, t.block_height,
      t.block_hash, coalesce(t.refusal like '-26 %', false) as rejected,
      (1000 * extract(epoch from clock_timestamp() - coalesce(t.accepted_at, t.stored_at)))::bigint
        as waiting
      """;

  private final JdbcClient jdbc;

  ChainTransactions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores signed bytes with the map of their payments; the same again changes nothing. */
  public void store(ReservedFamily family, int member, Signature.Signed signed) {
    jdbc.sql(
            """
            insert into chain_transaction
                (txid, family_id, member, raw, weight, fee_base_units, state)
            values (:txid, :family, :member, :raw, :weight, cast(:fee as numeric), 'STORED')
            """)
        .param("txid", signed.txid().value())
        .param("family", family.familyId())
        .param("member", member)
        .param("raw", signed.raw())
        .param("weight", signed.weight())
        .param("fee", family.draft().fee().toString())
        .update();
    List<Payment> payments = family.draft().payments();
    jdbc.sql(
            """
            insert into payout_output (txid, vout, payout_id, base_units)
            select :txid, n - 1, payout, amount::numeric
              from unnest(:payouts::text[], :amounts::text[])
                with ordinality as p (payout, amount, n)
            """)
        .param("txid", signed.txid().value())
        .param("payouts", payments.stream().map(p -> p.payoutId().value()).toArray(String[]::new))
        .param("amounts", payments.stream().map(p -> p.amount().toString()).toArray(String[]::new))
        .update();
  }

  /** Those that are followed: unsent bytes first, complete ones last, each oldest first. */
  public List<ChainTransaction> open(String wallet, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from chain_transaction t join family f using (family_id)
                 where f.wallet = :wallet and t.state not in ('FINAL', 'DEAD')
                 order by case t.state when 'STORED' then 0 when 'SETTLED' then 2 else 1 end,
                       t.stored_at, t.txid
                 limit :limit
                """)
        .param("wallet", wallet)
        .param("limit", limit)
        .query((row, n) -> read(row))
        .list();
  }

  public ChainTransaction find(TransactionId txid) {
    return jdbc.sql("select " + COLUMNS + " from chain_transaction t where txid = :txid")
        .param("txid", txid.value())
        .query((row, n) -> read(row))
        .single();
  }

  public List<ChainTransaction> family(String familyId) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from chain_transaction t where family_id = :family order by member")
        .param("family", familyId)
        .query((row, n) -> read(row))
        .list();
  }

  private static ChainTransaction read(ResultSet row) throws SQLException {
    return new ChainTransaction(
        new TransactionId(row.getString("txid")),
        row.getString("family_id"),
        row.getInt("member"),
        state(row),
        row.getLong("weight"),
        BaseUnits.of(row.getBigDecimal("fee_base_units")),
        Duration.ofMillis(row.getLong("waiting")),
        row.getBoolean("rejected"));
  }

  private static TransactionState state(ResultSet row) throws SQLException {
    String word = row.getString("state");
    return switch (word) {
      case "STORED" -> new TransactionState.Stored();
      case "ACCEPTED" -> new TransactionState.Accepted();
      case "MINED" -> new TransactionState.Mined(block(row));
      case "SETTLED" -> new TransactionState.Settled(block(row));
      case "FINAL" -> new TransactionState.Final(block(row));
      case "DEAD" -> new TransactionState.Dead();
      default -> throw new IllegalStateException("no transaction is " + word);
    };
  }

  private static BlockRef block(ResultSet row) throws SQLException {
    return new BlockRef(row.getLong("block_height"), row.getString("block_hash"));
  }

  /** The bytes that are sent, always the same. */
  byte[] raw(TransactionId txid) {
    return jdbc.sql("select raw from chain_transaction where txid = :txid")
        .param("txid", txid.value())
        .query((row, n) -> row.getBytes("raw"))
        .single();
  }

  /** Moves one step; false where it was not in the state any more. */
  public boolean move(TransactionId txid, TransactionState from, TransactionState to) {
    BlockRef block = blockOf(to);
    return jdbc.sql(
                """
                update chain_transaction
                   set state = :to, block_height = :height, block_hash = :hash, refusal = null,
                       accepted_at = coalesce(accepted_at,
                           case when :to = 'ACCEPTED' then clock_timestamp() end)
                 where txid = :txid and state = :from
                """)
            .param("to", to.word())
            .param("height", block.hash().isEmpty() ? null : block.height())
            .param("hash", block.hash().isEmpty() ? null : block.hash())
            .param("txid", txid.value())
            .param("from", from.word())
            .update()
        == 1;
  }

  private static BlockRef blockOf(TransactionState state) {
    return switch (state) {
      case TransactionState.Mined(BlockRef block) -> block;
      case TransactionState.Settled(BlockRef block) -> block;
      case TransactionState.Final(BlockRef block) -> block;
      case TransactionState.Stored _, TransactionState.Accepted _, TransactionState.Dead _ ->
          new BlockRef(0, "");
    };
  }

  /** No member of the family can be mined any more. */
  public void bury(String familyId) {
    jdbc.sql(
            """
            update chain_transaction set state = 'DEAD'
             where family_id = :family and state <> 'FINAL'
            """)
        .param("family", familyId)
        .update();
  }

  /** Keeps what the node said against bytes that stay in flight. */
  public void refused(TransactionId txid, String reason) {
    jdbc.sql("update chain_transaction set refusal = :reason where txid = :txid")
        .param("reason", reason)
        .param("txid", txid.value())
        .update();
  }

  /** The accepted transactions of payouts, as their snapshots carry them. */
  public Map<PayoutId, List<PaidBy>> paidBy(Collection<PayoutId> payouts, BlockRef tip) {
    var found = new HashMap<PayoutId, List<PaidBy>>();
    RowCallbackHandler collect =
        row ->
            found
                .computeIfAbsent(new PayoutId(row.getString("payout_id")), id -> new ArrayList<>())
                .add(paid(row));
    jdbc.sql(
            """
            select o.payout_id, o.txid, o.vout, o.base_units, t.accepted_at,
                   greatest(coalesce(:tip - t.block_height + 1, 0), 0) as confirmations
              from payout_output o join chain_transaction t using (txid)
             where o.payout_id = any(:payouts) and t.accepted_at is not null
             order by o.payout_id, t.member
            """)
        .param("tip", tip.height())
        .param("payouts", payouts.stream().map(PayoutId::value).toArray(String[]::new))
        .query(collect);
    return found;
  }

  private static PaidBy paid(ResultSet row) throws SQLException {
    return new PaidBy(
        new OutputRef(new TransactionId(row.getString("txid")), row.getInt("vout")),
        BaseUnits.of(row.getBigDecimal("base_units")),
        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
        row.getInt("confirmations"));
  }
}
