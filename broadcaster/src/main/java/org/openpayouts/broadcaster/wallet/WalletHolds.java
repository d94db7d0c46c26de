package org.openpayouts.broadcaster.wallet;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wallets that must not pay until two persons have said why they may. */
@Repository
public class WalletHolds {
  private final JdbcClient jdbc;

  WalletHolds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Holds a wallet, for one more reason where it is held; answers whether it was free before. */
  public boolean hold(String wallet, String reason) {
    return jdbc.sql(
            """
            insert into wallet_hold as held (wallet, reason) values (:wallet, :reason)
            on conflict (wallet) do update
               set reason = left(held.reason || '; ' || excluded.reason, 2000)
            returning reason = :reason
            """)
        .param("wallet", wallet)
        .param("reason", reason)
        .query(Boolean.class)
        .single();
  }

  /** Why a wallet is held; empty where it is not. */
  public Optional<String> reason(String wallet) {
    return jdbc.sql("select reason from wallet_hold where wallet = :wallet")
        .param("wallet", wallet)
        .query(String.class)
        .optional();
  }

  /** Also while it is compared with the chain, and as long as a spender waits to be attributed. */
  public boolean isHeld(String wallet) {
    return jdbc.sql(
            """
            select exists (select from wallet_hold where wallet = :wallet)
                or exists (select from wallet_chain where wallet = :wallet and comparing)
                or exists (select from unknown_transaction
                            where wallet = :wallet and verdict is null)
            """)
        .param("wallet", wallet)
        .query(Boolean.class)
        .single();
  }

  /** Frees a wallet in the name of two different persons; answers whether it was held. */
  public boolean release(String wallet, String firstBy, String secondBy, String note) {
    return jdbc.sql(
                """
                with released as (delete from wallet_hold where wallet = :wallet returning *)
                insert into wallet_hold_release
                    (wallet, reason, held_at, first_by, second_by, note)
                select wallet, reason, held_at, :first, :second, :note from released
                """)
            .param("wallet", wallet)
            .param("first", firstBy)
            .param("second", secondBy)
            .param("note", note)
            .update()
        == 1;
  }
}
