package org.openpayouts.broadcaster.relearning;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each wallet's chain was seen, and whether its history is compared with it. */
@Repository
class WalletChains {
  private final JdbcClient jdbc;

  WalletChains(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers the tip that the worker acts upon. */
  void saw(String wallet, long height) {
    jdbc.sql(
            """
            insert into wallet_chain as known (wallet, seen_height) values (:wallet, :height)
            on conflict (wallet) do update set seen_height = excluded.seen_height
             where not known.comparing and known.seen_height <> excluded.seen_height
            """)
        .param("wallet", wallet)
        .param("height", height)
        .update();
  }

  /**
   * From here on the wallet waits until it was compared, beginning so many blocks below the last
   * one that this database has seen: those may have been replaced.
   */
  void beginToCompare(String wallet, int blocksBelow) {
    jdbc.sql(
            """
            insert into wallet_chain as known (wallet, seen_height, comparing)
            select :wallet, greatest(0, coalesce(max(reserved_height), 0) - :below), true
              from family where wallet = :wallet
            on conflict (wallet) do update
               set seen_height = greatest(0, known.seen_height - :below), comparing = true
            """)
        .param("wallet", wallet)
        .param("below", blocksBelow)
        .update();
  }

  boolean isComparing(String wallet) {
    return jdbc.sql("select count(*) from wallet_chain where wallet = :wallet and comparing")
            .param("wallet", wallet)
            .query(Long.class)
            .single()
        > 0;
  }

  long seenHeight(String wallet) {
    return jdbc.sql("select seen_height from wallet_chain where wallet = :wallet")
        .param("wallet", wallet)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  void compared(String wallet, long height) {
    jdbc.sql("update wallet_chain set seen_height = :height where wallet = :wallet and comparing")
        .param("wallet", wallet)
        .param("height", height)
        .update();
  }

  void endComparing(String wallet) {
    jdbc.sql("update wallet_chain set comparing = false where wallet = :wallet")
        .param("wallet", wallet)
        .update();
  }
}
