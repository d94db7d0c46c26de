package org.openpayouts.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesByWayTest {
  private final SeriesByWay series = new SeriesByWay("native");

  @Test
  void comparesEachWayWhereItIsBest() {
    series.add("ours", 16, measured(100));
    series.add("ours", 64, measured(300));
    series.add("peer", 16, measured(150));
    series.add("peer", 64, measured(120));

    assertThat(series.ratio("ours", "peer")).contains(2.0);
    assertThat(series.ratio("ours", "nobody")).isEmpty();
  }

  @Test
  void tellsMediansAndWhetherTheRoundsAgree() {
    series.add("ours", 16, measured(100));
    series.add("ours", 16, measured(300));
    series.add("ours", 16, measured(200));

    assertThat(series.all()).hasSize(1);
    assertThat(series.all().getFirst().row())
        .containsExactly(
            "ours", "16", "200", "differ by more than 15 %", "1.00", "9.00", "service 40");
  }

  @Test
  void sumsWhatWasWrong() {
    series.add("ours", 1, measured(1).andWrong(2));
    series.add("peer", 1, measured(1).andWrong(3));

    assertThat(series.wrong()).isEqualTo(5);
  }

  private static Measured measured(double rate) {
    return new Measured(rate, new Measured.Waits(1, 9), Map.of("service", 40.0), 0);
  }
}
