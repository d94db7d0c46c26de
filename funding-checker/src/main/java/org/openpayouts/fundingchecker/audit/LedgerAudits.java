package org.openpayouts.fundingchecker.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.audit.LedgerReport.Violation;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves the ledger from its rows, all seen at one moment: whoever writes meanwhile breaks nothing.
 */
@Repository
class LedgerAudits {
  private static final int VIOLATIONS_MAX = 20;
  private static final int FOUND_MAX = 1_000;

  /** Each ledger's entries sum to zero, and so each currency's do. */
  private static final String SUM_ZERO =
      """
      select merchant_id, currency, merchant_id || ':' || currency as subject,
             0::numeric as expected, sum(amount) as found
        from ledger_entry group by merchant_id, currency having sum(amount) <> 0
      """;

  /** Each posting's entries sum to zero, and it has some; a refusal (9003, 9004) has none. */
  private static final String POSTING_ZERO =
      """
      select p.merchant_id, p.currency, p.posting_id as subject, 0::numeric as expected,
             coalesce(sum(e.amount), 1) as found
        from posting p left join ledger_entry e using (posting_id)
       group by p.posting_id
      having (p.code not in (9003, 9004) and coalesce(sum(e.amount), 1) <> 0)
          or (p.code in (9003, 9004) and count(e.amount) > 0)
      """;

  /** Each balance equals the sum of its entries, also where a ledger has lost its row. */
  private static final String BALANCES =
      """
      select merchant_id, currency, merchant_id || ':' || currency || ':' || account as subject,
             coalesce(e.total, 0) as expected, coalesce(b.balance, 0)::numeric as found
        from (select a.merchant_id, a.currency, v.account, v.balance
                from account a
               cross join lateral (values
                       ('AVAILABLE', a.available), ('HELD', a.held), ('PAID_OUT', a.paid_out),
                       ('PLATFORM_FEES', a.platform_fees), ('NETWORK_FEES', a.network_fees),
                       ('DEPOSITS_CLEARING', a.deposits_clearing), ('SUSPENSE', a.suspense),
                       ('RECEIVABLE', a.receivable)) as v (account, balance)) b
        full join (select merchant_id, currency, account, sum(amount) as total
                     from ledger_entry group by merchant_id, currency, account) e
       using (merchant_id, currency, account)
       where coalesce(e.total, 0) <> coalesce(b.balance, 0)
      """;

  /** What is held equals what the payouts that are funded or processing hold. */
  private static final String HOLDS =
      """
      select merchant_id, currency, merchant_id || ':' || currency as subject,
             coalesce(t.total, 0) as expected, coalesce(a.held, 0)::numeric as found
        from account a
        full join (select merchant_id, currency,
                          sum(case when kind in ('FUNDED', 'REOPENED') then 1 else -1 end
                              * (ledger_amount::numeric + platform_fee + network_fee)) as total
                     from transition where kind in ('FUNDED', 'REOPENED', 'COMPLETED', 'FAILED')
                    group by merchant_id, currency) t
       using (merchant_id, currency)
       where coalesce(t.total, 0) <> coalesce(a.held, 0)
      """;

  /**
   * Each posting moves what its lines say, account by account, and has as many lines as it says.
   * What it moves to or from what is available is the rest, as it sums to zero.
   */
  private static final String LINES =
      """
      select p.merchant_id, p.currency, p.posting_id || ':' || m.part as subject,
             coalesce(m.expected, 0) as expected, coalesce(m.found, 0) as found
        from posting p
        left join (select posting_id, count(*) as lines,
                          sum(holding * (ledger_amount::numeric + platform_fee + network_fee))
                            as held,
                          sum(paying::numeric * ledger_amount) as paid_out,
                          sum(paying::numeric * platform_fee) as platform_fees,
                          sum(paying::numeric * network_fee) as network_fees
                     from transition
                    cross join lateral (values (
                            case when kind in ('FUNDED', 'REOPENED') then 1 else -1 end,
                            case kind when 'COMPLETED' then 1 when 'REOPENED' then -1 else 0 end))
                            as moves (holding, paying)
                    where posting_id is not null group by posting_id) l using (posting_id)
        left join (select posting_id,
                          sum(amount) filter (where account = 'HELD') as held,
                          sum(amount) filter (where account = 'PAID_OUT') as paid_out,
                          sum(amount) filter (where account = 'PLATFORM_FEES') as platform_fees,
                          sum(amount) filter (where account = 'NETWORK_FEES') as network_fees
                     from ledger_entry
                    where account in ('HELD', 'PAID_OUT', 'PLATFORM_FEES', 'NETWORK_FEES')
                    group by posting_id) e using (posting_id)
       cross join lateral (values
               ('LINES', p.lines, l.lines), ('HELD', l.held, e.held),
               ('PAID_OUT', l.paid_out, e.paid_out),
               ('PLATFORM_FEES', l.platform_fees, e.platform_fees),
               ('NETWORK_FEES', l.network_fees, e.network_fees)) as m (part, expected, found)
       where (p.lines > 0 or l.lines > 0)
         and coalesce(m.expected, 0) <> coalesce(m.found, 0)
      """;

  /**
   * Those of ledgers that are not stopped come first: none is hidden behind what is known. Checks
   * reckon in numbers without bounds, so that one absurd row blinds no check of the others; what no
   * long holds is told as its end.
   */
  private static final String FOUND =
      """
      select v.merchant_id, v.currency, v.subject, s.stops, s.stands,
             least(greatest(v.expected, -9223372036854775808), 9223372036854775807)::bigint
               as expected,
             least(greatest(v.found, -9223372036854775808), 9223372036854775807)::bigint as found
        from (%s) v
       cross join lateral (
              select count(*) as stops, count(*) filter (where lifted_at is null) > 0 as stands
                from stopped_ledger s
               where s.merchant_id = v.merchant_id and s.currency = v.currency) s
       where cast(:merchant as text) is null
          or v.merchant_id = :merchant and v.currency = :currency
       order by s.stands
       limit :limit
      """;

  private static final Map<String, String> CHECKS = checks();

  /** All rows are read, and millions take minutes. */
  private static final Duration CHECK_MAX = Duration.ofMinutes(10);

  private static final Duration LONGER_THAN_A_CHECK = CHECK_MAX.plusSeconds(10);

  private final JdbcClient jdbc;
  private final JdbcOperations connections;

  LedgerAudits(JdbcClient jdbc, JdbcOperations connections) {
    this.jdbc = jdbc;
    this.connections = connections;
  }

  private static Map<String, String> checks() {
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("entries sum to zero", SUM_ZERO);
    checks.put("posting sums to zero", POSTING_ZERO);
    checks.put("balance equals entries", BALANCES);
    checks.put("held equals payouts on their way", HOLDS);
    checks.put("posting equals its lines", LINES);
    return checks;
  }

  /**
   * What an audit saw.
   *
   * @param toStop the broken ledgers that were not stopped; those that are too many are seen by the
   *     next audit, once these are stopped. None while a database that went back reads its own
   *     facts again: postings are there before their lines then
   */
  record Audited(LedgerReport report, List<LedgerStops.Broken> toStop) {
    Audited {
      toStop = List.copyOf(toStop);
    }
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Audited audit() {
    takeTime();
    boolean isRelearning =
        jdbc.sql("select exists (select from database_return)").query(Boolean.class).single();
    List<Violation> violations = new ArrayList<>();
    Map<List<String>, LedgerStops.Broken> toStop = new LinkedHashMap<>();
    CHECKS.forEach((check, sql) -> {
      List<Found> found = found(check, sql, null, FOUND_MAX);
      found.stream().limit(VIOLATIONS_MAX).map(Found::violation).forEach(violations::add);
      found.stream()
          .filter(one -> !one.isStopped() && !isRelearning)
          .forEach(one -> toStop.putIfAbsent(one.ledger(), one.broken()));
    });
    Instant now =
        jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    LedgerReport report =
        new LedgerReport(now, violations.isEmpty(), count("posting"), count("account"), violations);
    return new Audited(report, List.copyOf(toStop.values()));
  }

  /** What is broken in one ledger, at most one violation of each check. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Violation> audit(LedgerKey ledger) {
    takeTime();
    return CHECKS.entrySet().stream()
        .flatMap(check -> found(check.getKey(), check.getValue(), ledger, 1).stream())
        .map(Found::violation)
        .toList();
  }

  /**
   * Elsewhere a connection that is silent for seconds is given up; the pool has that again when it
   * has its connection back. The database ends a check before we give up waiting for it.
   */
  private void takeTime() {
    connections.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              connection.setNetworkTimeout(
                  Runnable::run, Math.toIntExact(LONGER_THAN_A_CHECK.toMillis()));
              return true;
            });
    jdbc.sql("select set_config('statement_timeout', ?, true)")
        .param(CHECK_MAX.toMillis() + "ms")
        .query()
        .listOfRows();
  }

  /** A violation, and whose; with how often that ledger was stopped, and whether it is. */
  private record Found(
      String merchantId, String currency, Violation violation, int stops, boolean isStopped) {

    List<String> ledger() {
      return List.of(merchantId, currency);
    }

    LedgerStops.Broken broken() {
      return new LedgerStops.Broken(
          merchantId, currency, stops, violation.check(), violation.subject());
    }
  }

  private List<Found> found(String check, String sql, @Nullable LedgerKey ledger, int limit) {
    return jdbc.sql(FOUND.formatted(sql))
        .param("merchant", ledger == null ? null : ledger.merchantId().value())
        .param("currency", ledger == null ? null : ledger.currency().code())
        .param("limit", limit)
        .query((row, index) ->
            new Found(
                row.getString("merchant_id"),
                row.getString("currency"),
                new Violation(
                    check, row.getString("subject"), row.getLong("expected"), row.getLong("found")),
                row.getInt("stops"),
                row.getBoolean("stands")))
        .list();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
