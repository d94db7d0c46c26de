package org.openpayouts.fundingchecker.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.openpayouts.fundingchecker.audit.LedgerReport.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Proves the ledger from its rows, all seen at one moment. */
@Repository
class LedgerAudits {
  private static final int VIOLATIONS_MAX = 20;

  /** Each currency's entries sum to zero. */
  private static final String SUM_ZERO =
      """
      select currency as subject, 0 as expected, sum(amount)::bigint as found
        from ledger_entry group by currency having sum(amount) <> 0
      """;

  /** Each posting's entries sum to zero, and it has some; a refusal (9003, 9004) has none. */
  private static final String POSTING_ZERO =
      """
      select p.posting_id as subject, 0 as expected, coalesce(sum(e.amount), 1)::bigint as found
        from posting p left join ledger_entry e using (posting_id)
       group by p.posting_id, p.code
      having (p.code not in (9003, 9004) and coalesce(sum(e.amount), 1) <> 0)
          or (p.code in (9003, 9004) and count(e.amount) > 0)
      """;

  /** Each balance equals the sum of its entries. */
  private static final String BALANCES =
      """
      select a.merchant_id || ':' || a.currency || ':' || b.account as subject,
             coalesce(e.total, 0)::bigint as expected, b.balance as found
        from account a
       cross join lateral (values
               ('AVAILABLE', a.available), ('HELD', a.held), ('PAID_OUT', a.paid_out),
               ('PLATFORM_FEES', a.platform_fees), ('NETWORK_FEES', a.network_fees),
               ('DEPOSITS_CLEARING', a.deposits_clearing), ('SUSPENSE', a.suspense),
               ('RECEIVABLE', a.receivable)) as b (account, balance)
        left join (select merchant_id, currency, account, sum(amount) as total
                     from ledger_entry group by merchant_id, currency, account) e
          on e.merchant_id = a.merchant_id and e.currency = a.currency and e.account = b.account
       where coalesce(e.total, 0) <> b.balance
      """;

  /** What is held equals what the payouts that are funded or processing hold. */
  private static final String HOLDS =
      """
      select a.merchant_id || ':' || a.currency as subject,
             coalesce(t.total, 0)::bigint as expected, a.held as found
        from account a
        left join (select merchant_id, currency,
                          sum(case when kind in ('FUNDED', 'REOPENED') then 1 else -1 end
                              * (ledger_amount + platform_fee + network_fee)) as total
                     from transition where kind in ('FUNDED', 'REOPENED', 'COMPLETED', 'FAILED')
                    group by merchant_id, currency) t
          on t.merchant_id = a.merchant_id and t.currency = a.currency
       where coalesce(t.total, 0) <> a.held
      """;

  /** Each posting moves what its lines say, and has as many lines as it says. */
  private static final String LINES =
      """
      select p.posting_id as subject, coalesce(sum(l.held), 0)::bigint as expected,
             coalesce(max(e.amount), 0)::bigint as found
        from posting p
        left join ledger_entry e on e.posting_id = p.posting_id and e.account = 'HELD'
        left join (select posting_id, count(*) as lines,
                          sum(case when kind in ('FUNDED', 'REOPENED') then 1 else -1 end
                              * (ledger_amount + platform_fee + network_fee)) as held
                     from transition where posting_id is not null group by posting_id) l
          on l.posting_id = p.posting_id
       where p.lines > 0
       group by p.posting_id, p.lines
      having coalesce(sum(l.held), 0) <> coalesce(max(e.amount), 0)
          or coalesce(sum(l.lines), 0) <> p.lines
      """;

  private final JdbcClient jdbc;

  LedgerAudits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public LedgerReport audit() {
    List<Violation> violations =
        Stream.of(
                found("entries sum to zero", SUM_ZERO),
                found("posting sums to zero", POSTING_ZERO),
                found("balance equals entries", BALANCES),
                found("held equals payouts on their way", HOLDS),
                found("posting equals its lines", LINES))
            .flatMap(List::stream)
            .toList();
    Instant now =
        jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    return new LedgerReport(
        now, violations.isEmpty(), count("posting"), count("account"), violations);
  }

  private List<Violation> found(String check, String sql) {
    return jdbc.sql(sql + " limit " + VIOLATIONS_MAX)
        .query((row, index) ->
            new Violation(
                check, row.getString("subject"), row.getLong("expected"), row.getLong("found")))
        .list();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
