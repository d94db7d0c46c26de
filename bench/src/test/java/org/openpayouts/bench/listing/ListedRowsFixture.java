package org.openpayouts.bench.listing;

import java.time.Instant;
import org.openpayouts.bench.merchants.BenchMerchant;

/** Rows of the listing, for tests of others. */
public final class ListedRowsFixture {
  private ListedRowsFixture() {}

  public static void fill(String url, BenchMerchant merchant, Instant run, long rows) {
    new ListedRows(url, merchant, run).fillTo(rows);
  }
}
