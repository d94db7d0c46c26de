package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the rows, read from outside of the service's own code. */
final class Books {
  private static final List<String> COLUMNS =
      List.of(
          "available",
          "held",
          "paid_out",
          "platform_fees",
          "deposits_clearing",
          "suspense",
          "receivable");

  private final JdbcClient jdbc;

  Books(ApplicationContext context) {
    jdbc = context.getBean(JdbcClient.class);
  }

  /** Balances of a merchant's USD ledger by column. */
  Map<String, Long> balances(Story story) {
    return jdbc.sql(
            """
            select available, held, paid_out, platform_fees, deposits_clearing, suspense, receivable
              from account where merchant_id = :merchant and currency = 'USD'
            """)
        .param("merchant", story.merchant)
        .query((row, index) -> {
          Map<String, Long> balances = new TreeMap<>();
          for (String column : COLUMNS) {
            balances.put(column, row.getLong(column));
          }
          return balances;
        })
        .single();
  }

  long balance(Story story, String column) {
    return Objects.requireNonNull(balances(story).get(column));
  }

  /** The kinds of a payout's transitions in the order of their sequence. */
  List<String> kinds(String payoutId) {
    return jdbc.sql(
            """
            select kind || coalesce(':' || reason, '') from transition
             where payout_id = :id order by sequence, number
            """)
        .param("id", payoutId)
        .query((row, index) -> row.getString(1))
        .list();
  }

  boolean isOpen(String payoutId) {
    return count("select count(*) from open_payout where payout_id = '" + payoutId + "'") == 1;
  }

  long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  long countOf(Story story, String table) {
    return count("select count(*) from " + table + " where merchant_id = '" + story.merchant + "'");
  }

  void run(String sql) {
    jdbc.sql(sql).update();
  }

  /** Proves the ledger as an auditor would who trusts only the rows. */
  void assertCoherent() {
    assertThat(
            count(
                """
                select count(*) from (select currency from ledger_entry
                  group by currency having sum(amount) <> 0) unbalanced
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from account a
                 where available <> (select coalesce(sum(amount), 0) from ledger_entry e
                         where e.merchant_id = a.merchant_id and e.currency = a.currency
                           and e.account = 'AVAILABLE')
                    or held <> (select coalesce(sum(amount), 0) from ledger_entry e
                         where e.merchant_id = a.merchant_id and e.currency = a.currency
                           and e.account = 'HELD')
                    or available < 0 or held < 0
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from (select payout_id from transition
                  where kind in ('FUNDED', 'CANCELLED')
                  group by payout_id having count(*) > 1) twice
                """))
        .isZero();
  }
}
