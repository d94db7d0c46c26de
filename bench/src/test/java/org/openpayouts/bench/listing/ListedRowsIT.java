package org.openpayouts.bench.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.bench.Migrated;
import org.openpayouts.bench.load.Measured;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.bench.merchants.Signer;
import org.openpayouts.bench.programs.ClientPrograms;
import org.openpayouts.schemas.id.PayoutId;

class ListedRowsIT {
  private static final Instant RUN = Instant.parse("2026-02-03T04:05:06Z");
  private static final BenchMerchant MERCHANT =
      new BenchMerchant("merchant", new Signer("22".repeat(32)), "token", "recipient");

  @TempDir private Path folder;
  private String url = "";
  private ListedRows rows = new ListedRows(url, MERCHANT, RUN);

  @BeforeEach
  void makeDatabase() throws Exception {
    url = Migrated.database();
    rows = new ListedRows(url, MERCHANT, RUN);
  }

  @Test
  void growsToEachSizeWithATenthForOneMerchant() throws Exception {
    rows.fillTo(1_000);
    rows.fillTo(5_000);

    assertThat(Migrated.count(url, "payout")).isEqualTo(5_000);
    assertThat(Migrated.count(url, "progress")).isEqualTo(5_000);
    assertThat(Migrated.count(url, "payout where merchant_id = 'merchant'")).isEqualTo(500);
    assertThat(rows.own()).isEqualTo(500);
    assertThat(rows.foreign()).isZero();
  }

  @Test
  void writesIdsThatArePayoutsInTheOrderOfTime() throws Exception {
    rows.fillTo(1_200);

    assertThat(
            Migrated.count(
                url,
                "(select payout_id < lead(payout_id) over (order by requested_at) as rising from"
                    + " payout) as ids where not rising"))
        .isZero();
    assertThat(PayoutId.parse(Migrated.text(url, "select max(payout_id) from payout"))).isPresent();
  }

  @Test
  void anotherRunFindsRoomForItsOwn() throws Exception {
    rows.fillTo(100);

    new ListedRows(url, MERCHANT, RUN.plusSeconds(1)).fillTo(100);

    assertThat(rows.foreign()).isEqualTo(100);
  }

  @Test
  void asksByPgbenchForTheSamePages() {
    assumeThat(ClientPrograms.lacks("pgbench", "postgresql-client")).isEmpty();
    rows.fillTo(5_000);
    PageScripts scripts = new PageScripts(new ClientPrograms(url, folder), MERCHANT, rows, 0);

    assertThat(scripts.all())
        .hasSize(3)
        .allSatisfy((name, script) -> {
          Measured measured = scripts.measure(script, 1, Duration.ofSeconds(1));
          assertThat(measured.perSecond()).as(name).isPositive();
        });
  }
}
