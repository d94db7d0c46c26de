package org.openpayouts.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    assertThat(new Rounds(List.of(1.0)).steadiness()).isEqualTo("one only");
  }

  @Test
  void findsWhatAShareDoesNotExceed() {
    Percentiles values =
        new Percentiles(IntStream.rangeClosed(1, 200).mapToObj(i -> (double) i).toList());

    assertThat(values.at(50)).isEqualTo(100);
    assertThat(values.at(99)).isEqualTo(198);
    assertThat(values.at(100)).isEqualTo(200);
    assertThat(new Percentiles(List.of(7.0)).at(1)).isEqualTo(7);
  }

  @Test
  void fitsTheExponentWithWhichAFigureGrows() {
    assertThat(Growth.exponent(Map.of(100, 2.0, 1_000, 20.0, 3_000, 60.0)).orElseThrow())
        .isCloseTo(1.0, within(1e-9));
    assertThat(Growth.exponent(Map.of(10, 1.0, 100, 100.0)).orElseThrow())
        .isCloseTo(2.0, within(1e-9));
    assertThat(Growth.exponent(Map.of(10, 1.0))).isEmpty();
  }

  @Test
  void countsOfTheMeasuringProcessOnlyItself() {
    Cpu own = Cpu.of(Map.of("own", ProcessHandle.current().pid()));

    assertThat(own.total()).isPositive();
  }
}
