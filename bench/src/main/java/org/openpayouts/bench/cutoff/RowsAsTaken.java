package org.openpayouts.bench.cutoff;

import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.topic.Topics;

/** Whether what is filled is what the service writes: every column, of one payout. */
final class RowsAsTaken {
  /** But for the instant of its arrival. Columns that are added later are compared too. */
  private static final String ROWS =
      """
      select jsonb_pretty(jsonb_build_object(
        'arrival', (select jsonb_agg(to_jsonb(a) - 'arrived_at') from arrival a),
        'open_payout', (select jsonb_agg(o) from open_payout o),
        'reached_cutoff', (select jsonb_agg(r) from reached_cutoff r)))
      """;

  private final FundingTables tables;
  private final FilledRows filled;

  RowsAsTaken(FundingTables tables, FilledRows filled) {
    this.tables = tables;
    this.filled = filled;
  }

  /**
   * Has one payout taken from Kafka and fills the same one.
   *
   * @throws IllegalStateException if the rows differ in any column
   */
  void require(Queue one, PayoutRequested requested, Wire wire) {
    tables.clear();
    wire.send(Topics.REQUESTS, requested.getPayoutId(), requested);
    wire.flush();
    tables.await("a payout is taken", one.payouts(), "select count(*) from open_payout");
    String taken = tables.sql().text(ROWS);
    tables.clear();
    filled.fill(one, number -> requested);
    String written = tables.sql().text(ROWS);
    if (!taken.equals(written)) {
      throw new IllegalStateException(
          "the service writes " + taken + " and the benchmark " + written);
    }
  }
}
