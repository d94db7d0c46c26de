package org.openpayouts.bench.listing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openpayouts.bench.load.Measured;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.bench.programs.ClientPrograms;
import org.openpayouts.bench.programs.Pgbench;

/** The statements that payout-api asks for a page, and paging by OFFSET, by pgbench. */
final class PageScripts {
  static final String FIRST = "pgbench, first page";
  static final String KEYED = "pgbench, deep page by key";
  static final String OFFSET = "pgbench, deep page by OFFSET";

  /** As payout-api writes it: ids from one index first, then the rows of that page only. */
  private static final String PAGE =
      """
      with page as (
        select payout_id from payout where merchant_id = :merchant %s
        order by requested_at desc, payout_id desc limit %d offset %s)
      select p.*, g.sequence, g.status, g.reason, g.funding, g.transactions
      from page join payout p using (payout_id) join progress g using (payout_id)
      order by p.requested_at desc, p.payout_id desc;
      """;

  private final Pgbench pgbench;
  private final BenchMerchant merchant;
  private final ListedRows rows;
  private final long postgres;

  PageScripts(ClientPrograms programs, BenchMerchant merchant, ListedRows rows, long postgres) {
    this.pgbench = new Pgbench(programs);
    this.merchant = merchant;
    this.rows = rows;
    this.postgres = postgres;
  }

  Map<String, Pgbench.Script> all() {
    Map<String, Pgbench.Script> scripts = new LinkedHashMap<>();
    scripts.put(FIRST, script("", "", "0"));
    String mark =
        "and (requested_at, payout_id) < (%s, %s)"
            .formatted(ListedRows.at(":row"), rows.id(":row"));
    long deepest = rows.size() / 2;
    scripts.put(
        KEYED, script("\\set row random(%d, %d)%n".formatted(deepest / 2, deepest), mark, "0"));
    scripts.put(
        OFFSET,
        script(
            "\\set skipped random(%d, %d)%n".formatted(rows.own() / 2, rows.own()),
            "",
            ":skipped"));
    return scripts;
  }

  private Pgbench.Script script(String variables, String condition, String offset) {
    return new Pgbench.Script(
        variables + PAGE.formatted(condition, Pages.LIMIT, offset),
        Map.of("merchant", merchant.id()));
  }

  Measured measure(Pgbench.Script script, int clients, Duration time) {
    Map<String, Long> pids = Map.of("postgres", postgres);
    Cpu before = Cpu.of(pids);
    Pgbench.Result result = pgbench.run(script, clients, time);
    Cpu taken = Cpu.of(pids).since(before);
    return new Measured(
        result.perSecond(),
        Measured.Waits.of(result.waits()),
        Measured.micros(taken, (double) result.waits().getTotalCount()),
        0);
  }
}
