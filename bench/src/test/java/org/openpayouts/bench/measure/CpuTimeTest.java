package org.openpayouts.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CpuTimeTest {
  @Test
  void addsUpAllKindsButTheGuests() {
    CpuTime time =
        CpuTime.of(
            """
            cpu  100 10 20 500 5 1 4 60 7 8
            cpu0 50 5 10 250 3 1 2 30 4 4
            """);

    assertThat(time).isEqualTo(new CpuTime(700, 60));
  }

  @Test
  void tellsWhichShareWasStolen() {
    CpuTime before = new CpuTime(700, 60);

    assertThat(new CpuTime(900, 110).stolenSince(before)).isCloseTo(0.25, within(1e-9));
    assertThat(before.stolenSince(before)).isZero();
  }
}
