package org.openpayouts.broadcaster.relearning;

import java.util.List;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What spends coins of a wallet and is none of its stored transactions. */
@Repository
class UnknownTransactions {
  private static final int SHOWN_MAX = 20;

  private final JdbcClient jdbc;

  UnknownTransactions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether anybody has told us of it: stored, claimed by facts, or judged by two persons. */
  boolean isKnown(TransactionId txid) {
    return jdbc.sql(
            """
            select exists (select from chain_transaction where txid = :txid)
                or exists (select from claimed_output where txid = :txid)
                or exists (select from unknown_transaction where txid = :txid)
                or exists (select from family where foreign_spender = :txid)
            """)
        .param("txid", txid.value())
        .query(Boolean.class)
        .single();
  }

  /** Notes one; false where it was noted before. */
  boolean note(String wallet, TransactionId txid) {
    return jdbc.sql(
                """
                insert into unknown_transaction (txid, wallet) values (:txid, :wallet)
                on conflict do nothing
                """)
            .param("txid", txid.value())
            .param("wallet", wallet)
            .update()
        == 1;
  }

  /** Those that wait for two persons, oldest first. */
  List<TransactionId> open(String wallet) {
    return jdbc.sql(
            """
            select txid from unknown_transaction where wallet = :wallet and verdict is null
             order by found_at, txid limit :limit
            """)
        .param("wallet", wallet)
        .param("limit", SHOWN_MAX)
        .query((row, n) -> new TransactionId(row.getString("txid")))
        .list();
  }

  /** Locks one that waits; false where it does not. */
  boolean lock(String wallet, TransactionId txid) {
    return jdbc.sql(
            """
            select txid from unknown_transaction
             where wallet = :wallet and txid = :txid and verdict is null
               for update
            """)
        .param("wallet", wallet)
        .param("txid", txid.value())
        .query(String.class)
        .optional()
        .isPresent();
  }

  void decide(TransactionId txid, String verdict, TwoPersons by) {
    jdbc.sql(
            """
            update unknown_transaction
               set verdict = :verdict, decided_at = clock_timestamp(), first_by = :first,
                   second_by = :second, note = :note
             where txid = :txid and verdict is null
            """)
        .param("verdict", verdict)
        .param("first", by.firstBy())
        .param("second", by.secondBy())
        .param("note", by.note())
        .param("txid", txid.value())
        .update();
  }
}
