package org.openpayouts.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureTest {
  @Test
  void readsCpuPastANameWithSpacesAndBrackets() {
    String stat = "42 (a ) b) S 1 42 42 0 -1 4194560 9 8 7 6 250 50 100 100 20 0 1 0 5 6 7";

    assertThat(Cpu.ofStat(stat)).isEqualTo(5.0);
  }

  @Test
  void subtractsWhatWasTakenBefore() {
    Cpu before = new Cpu(Map.of("a", 1.0));
    Cpu after = new Cpu(Map.of("a", 3.5, "b", 1.0));

    assertThat(after.since(before).seconds()).containsEntry("a", 2.5).containsEntry("b", 1.0);
    assertThat(after.since(before).total()).isEqualTo(3.5);
  }

  @Test
  void takesTheMiddleAndCallsRoundsSteadyUpToFifteenPercent() {
    assertThat(new Rounds(List.of(3.0, 1.0, 2.0)).median()).isEqualTo(2.0);
    assertThat(new Rounds(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
    assertThat(new Rounds(List.of(1.0, 1.15)).isSteady()).isTrue();
    assertThat(new Rounds(List.of(1.0, 1.16)).isSteady()).isFalse();
  }
}
