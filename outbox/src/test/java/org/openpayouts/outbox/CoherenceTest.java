package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.outbox.Coherence.Contradiction;
import org.openpayouts.outbox.Coherence.Known;

class CoherenceTest {

  @ParameterizedTest
  @CsvSource({
    "10, 0, 10, 10, ",
    "10, 0, 20, 7, ",
    "10, 0, 20, , ",
    "10, 10, 10, , ",
    "10, 0, 9, 9, BEYOND_LOG",
    "10, 11, 20, 10, BEFORE_LOG",
    "10, 0, 20, 11, BEHIND_GROUP"
  })
  void tellsWhichSideWentBack(
      long stored,
      long begin,
      long end,
      @Nullable Long committed,
      @Nullable Contradiction contradiction) {
    var judged = Coherence.judge(stored, new Known(begin, end, committed));

    assertThat(judged.orElse(null)).isEqualTo(contradiction);
  }
}
