package org.openpayouts.broadcaster.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChainTransactionsIT {
  private static void insert(JdbcClient jdbc, String number, String state, String age) {
    jdbc.sql(
            """
            insert into family (family_id, wallet, state, anchor, change, fee_rate, reserved_height)
            values (:number, 'w', 'STORED', :number, '{}', 1, 1)
            """)
        .param("number", number)
        .update();
    jdbc.sql(
            """
            insert into chain_transaction
                (txid, family_id, member, raw, weight, fee_base_units, state, block_height,
                 block_hash, stored_at)
            values (lpad(:number, 64, '0'), :number, 0, '', 1, 1, :state, 1, 'aa',
                    clock_timestamp() - cast(:age as interval))
            """)
        .param("number", number)
        .param("state", state)
        .param("age", age)
        .update();
  }

  @Test
  void looksAtUnsentBytesFirstAndAtCompletePaymentsLast() {
    try (var database = new HikariDataSource()) {
      database.setJdbcUrl(Infrastructure.shared().freshDatabase("open_transactions"));
      Flyway.configure().dataSource(database).load().migrate();
      var jdbc = JdbcClient.create(database);
      insert(jdbc, "1", "SETTLED", "4 hours");
      insert(jdbc, "2", "ACCEPTED", "3 hours");
      insert(jdbc, "3", "MINED", "2 hours");
      insert(jdbc, "4", "STORED", "1 hour");

      assertThat(new ChainTransactions(jdbc).open("w", 3))
          .extracting(tx -> tx.state().word())
          .containsExactly("STORED", "ACCEPTED", "MINED");
    }
  }
}
