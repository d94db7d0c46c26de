package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelearnerTest {

  @ParameterizedTest
  @CsvSource({
    "true, 0, PT1S",
    "false, 0, PT0.5S",
    "false, 1, PT0.5S",
    "false, 2, PT1S",
    "false, 3, PT2S",
    "false, 5, PT8S",
    "false, 6, PT8S",
    "false, 2147483647, PT8S",
  })
  void triesTheMoreSeldomTheOftenerItFailed(boolean open, int failures, Duration pause) {
    assertThat(Relearner.pause(open, failures)).isEqualTo(pause);
  }
}
