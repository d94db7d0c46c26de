package org.openpayouts.bench.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PgbenchTest {
  @Test
  void readsTheRateWithoutTheTimeOfConnecting() {
    String said =
        """
        pgbench (15.18, server 18.6)
        number of transactions actually processed: 12345
        latency average = 1.944 ms
        initial connection time = 21.123 ms
        tps = 4114.987654 (without initial connection time)
        """;

    assertThat(Pgbench.rate(said)).isEqualTo(4114.987654);
  }

  @Test
  void refusesAnOutputWithoutARate() {
    assertThatThrownBy(() -> Pgbench.rate("pgbench: error: no such table"))
        .hasMessageContaining("no such table");
  }

  @Test
  void readsTheWaitOfEachTransactionFromTheLog() {
    Histogram waits = new Histogram(3);

    Pgbench.readLog(List.of("0 1 2000 0 1700000000 1", "1 1 4000 0 1700000000 2"), waits);

    assertThat(waits.getTotalCount()).isEqualTo(2);
    assertThat(waits.getMaxValue()).isCloseTo(4_000_000L, within(4_000L));
  }
}
