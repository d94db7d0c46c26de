package org.openpayouts.broadcaster.transaction;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.Payment;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Families, the coins that they hold and the payouts that they pay. */
@Repository
public class Families {
  private final JdbcClient jdbc;

  Families(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reserves coins for payouts; a coin that is reserved already breaks the unique key. */
  public void reserve(String wallet, ReservedFamily family, BlockRef tip) {
    Draft draft = family.draft();
    jdbc.sql(
            """
            insert into family (family_id, wallet, state, anchor, change, fee_rate, reserved_height)
            values (:family, :wallet, 'RESERVED', :anchor, :change, :feeRate, :height)
            """)
        .param("family", family.familyId())
        .param("wallet", wallet)
        .param("anchor", draft.anchor().toString())
        .param("change", change(draft))
        .param("feeRate", family.feeRate().perKilobyte())
        .param("height", tip.height())
        .update();
    insertCoins(family.familyId(), draft.inputs());
    insertPayments(family.familyId(), draft.payments());
  }

  private void insertCoins(String familyId, List<Coin> coins) {
    jdbc.sql(
            """
            insert into reserved_coin (outpoint, family_id, position, base_units)
            select outpoint, :family, n, amount::numeric
              from unnest(:outpoints::text[], :amounts::text[])
                with ordinality as c (outpoint, amount, n)
            """)
        .param("family", familyId)
        .param("outpoints", coins.stream().map(c -> c.ref().toString()).toArray(String[]::new))
        .param("amounts", coins.stream().map(c -> c.amount().toString()).toArray(String[]::new))
        .update();
  }

  private void insertPayments(String familyId, List<Payment> payments) {
    jdbc.sql(
            """
            insert into family_payout (family_id, vout, payout_id, address, base_units)
            select :family, n - 1, payout, address, amount::numeric
              from unnest(:payouts::text[], :addresses::text[], :amounts::text[])
                with ordinality as p (payout, address, amount, n)
            """)
        .param("family", familyId)
        .param("payouts", payments.stream().map(p -> p.payoutId().value()).toArray(String[]::new))
        .param("addresses", payments.stream().map(Payment::address).toArray(String[]::new))
        .param("amounts", payments.stream().map(p -> p.amount().toString()).toArray(String[]::new))
        .update();
  }

  /** Coins that belong to some family, whatever became of it. */
  Set<OutputRef> reserved(List<Coin> coins) {
    return jdbc
        .sql("select outpoint from reserved_coin where outpoint = any(:outpoints)")
        .param("outpoints", coins.stream().map(c -> c.ref().toString()).toArray(String[]::new))
        .query((row, n) -> OutputRef.parse(row.getString("outpoint")))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /** Families of which nothing is stored yet, oldest first. */
  public List<String> unsigned(String wallet) {
    return jdbc.sql(
            """
            select family_id from family where wallet = :wallet and state = 'RESERVED'
             order by reserved_at limit 100
            """)
        .param("wallet", wallet)
        .query((row, n) -> row.getString("family_id"))
        .list();
  }

  public ReservedFamily find(String familyId) {
    List<Coin> coins =
        jdbc.sql(
                """
                select outpoint, base_units from reserved_coin
                 where family_id = :family order by position
                """)
            .param("family", familyId)
            .query((row, n) ->
                new Coin(
                    OutputRef.parse(row.getString("outpoint")),
                    BaseUnits.of(row.getBigDecimal("base_units"))))
            .list();
    return jdbc.sql("select change, fee_rate from family where family_id = :family")
        .param("family", familyId)
        .query((row, n) ->
            new ReservedFamily(
                familyId,
                new Draft(coins, payments(familyId), change(row.getArray("change").getArray())),
                new FeeRate(row.getLong("fee_rate"))))
        .single();
  }

  private static List<BaseUnits> change(Object texts) {
    return Arrays.stream((String[]) texts).map(BaseUnits::parse).toList();
  }

  private List<Payment> payments(String familyId) {
    return jdbc.sql(
            """
            select payout_id, address, base_units from family_payout
             where family_id = :family order by vout
            """)
        .param("family", familyId)
        .query((row, n) ->
            new Payment(
                new PayoutId(row.getString("payout_id")),
                row.getString("address"),
                BaseUnits.of(row.getBigDecimal("base_units"))))
        .list();
  }

  public List<PayoutId> payouts(String familyId) {
    return payments(familyId).stream().map(Payment::payoutId).toList();
  }

  /** The newest member's change: the next replacement takes from that. */
  public void replaceChange(ReservedFamily replacement) {
    jdbc.sql("update family set change = :change, fee_rate = :rate where family_id = :family")
        .param("change", change(replacement.draft()))
        .param("rate", replacement.feeRate().perKilobyte())
        .param("family", replacement.familyId())
        .update();
  }

  private static String[] change(Draft draft) {
    return draft.change().stream().map(BaseUnits::toString).toArray(String[]::new);
  }

  /** Something of it is stored from now on; false where it was not waiting for that. */
  public boolean store(String familyId) {
    return jdbc.sql(
                """
                update family set state = 'STORED' where family_id = :family and state = 'RESERVED'
                """)
            .param("family", familyId)
            .update()
        == 1;
  }

  /** Gives coins back of which nothing was ever stored; false where something was. */
  public boolean release(String familyId, String reason) {
    int released =
        jdbc.sql(
                """
                update family set state = 'RELEASED', anchor = null, release_reason = :reason
                 where family_id = :family and state = 'RESERVED'
                """)
            .param("reason", reason)
            .param("family", familyId)
            .update();
    if (released == 1) {
      jdbc.sql("delete from reserved_coin where family_id = :family")
          .param("family", familyId)
          .update();
    }
    return released == 1;
  }

  /** Ends a family that can never pay: its coins but the consumed one are free again. */
  public boolean bury(String familyId, OutputRef consumed) {
    int buried =
        jdbc.sql("update family set state = 'DEAD' where family_id = :family and state = 'STORED'")
            .param("family", familyId)
            .update();
    jdbc.sql("delete from reserved_coin where family_id = :family and outpoint <> :consumed")
        .param("family", familyId)
        .param("consumed", consumed.toString())
        .update();
    return buried == 1;
  }

  public void finish(String familyId) {
    jdbc.sql("update family set state = 'FINAL' where family_id = :family and state = 'STORED'")
        .param("family", familyId)
        .update();
  }

  /** Notes who spent a coin of the family; false where that was known. */
  public boolean noteForeignSpender(String familyId, TransactionId spender) {
    return jdbc.sql(
                """
                update family set foreign_spender = :spender
                 where family_id = :family and foreign_spender is distinct from :spender
                """)
            .param("spender", spender.value())
            .param("family", familyId)
            .update()
        == 1;
  }

  /** The word of a family's state; empty where there is no such family. */
  public Optional<String> state(String familyId) {
    return jdbc.sql("select state from family where family_id = :family")
        .param("family", familyId)
        .query(String.class)
        .optional();
  }

  /** Whose coins these are, and the words of these families' states. */
  public Map<String, String> owners(List<Coin> coins) {
    var owners = new TreeMap<String, String>();
    RowCallbackHandler collect =
        row -> owners.put(row.getString("family_id"), row.getString("state"));
    jdbc.sql(
            """
            select f.family_id, f.state from family f join reserved_coin c using (family_id)
             where c.outpoint = any(:outpoints)
            """)
        .param("outpoints", coins.stream().map(c -> c.ref().toString()).toArray(String[]::new))
        .query(collect);
    return owners;
  }

  /** The highest block in which a foreign spender of the family's coins was looked for. */
  public long searchedHeight(String familyId) {
    return jdbc.sql(
            """
            select coalesce(searched_height, reserved_height) from family where family_id = :family
            """)
        .param("family", familyId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  public void searched(String familyId, long height) {
    jdbc.sql("update family set searched_height = :height where family_id = :family")
        .param("height", height)
        .param("family", familyId)
        .update();
  }
}
