package org.openpayouts.broadcaster.transaction;

import java.math.BigDecimal;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The wallet's own book of what the network took, in base units; entries are only added. A block
 * may leave the chain and come back, and each time is an entry.
 */
@Repository
public class NetworkFees {
  private final JdbcClient jdbc;

  NetworkFees(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void paid(String wallet, ChainTransaction tx, BlockRef block) {
    enter(wallet, tx, block, "PAID");
  }

  /** A reorganisation took the transaction's block. */
  public void takenBack(String wallet, ChainTransaction tx, BlockRef block) {
    enter(wallet, tx, block, "TAKEN_BACK");
  }

  private void enter(String wallet, ChainTransaction tx, BlockRef block, String kind) {
    jdbc.sql(
            """
            insert into network_fee_entry (wallet, txid, block_hash, kind, ordinal, base_units)
            select :wallet, :txid, :hash, :kind, 1 + count(*), cast(:fee as numeric)
              from network_fee_entry
             where txid = :txid and block_hash = :hash and kind = :kind
            """)
        .param("wallet", wallet)
        .param("txid", tx.txid().value())
        .param("hash", block.hash())
        .param("kind", kind)
        .param("fee", tx.fee().toString())
        .update();
  }

  /** What the network has taken from a wallet so far. */
  public BaseUnits total(String wallet) {
    return BaseUnits.of(
        jdbc.sql(
                """
                select coalesce(sum(case kind when 'PAID' then base_units else -base_units end), 0)
                  from network_fee_entry where wallet = :wallet
                """)
            .param("wallet", wallet)
            .query(BigDecimal.class)
            .optional()
            .orElse(BigDecimal.ZERO));
  }
}
