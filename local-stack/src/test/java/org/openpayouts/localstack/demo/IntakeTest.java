package org.openpayouts.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.localstack.check.Finding;

class IntakeTest {
  private static final Finding FINE = new Finding("paid on chain", "0 of 0", "blocks", List.of());

  @ParameterizedTest
  @CsvSource({
    // from a file, lines, accepted, refused, agrees
    "false, 25, 25,  0, true",
    "false, 25, 24,  1, false",
    "false, 25, 24,  0, false",
    "false, 25,  0, 25, false",
    "false, 25,  0,  0, false",
    "true,  13,  8,  5, true",
    "true,  13, 13,  0, true",
    "true,  13,  8,  4, false",
    "true,  13,  0, 13, false",
    "true,   0,  0,  0, false"
  })
  void agreesOnlyWhereEveryWishWasAnsweredAndSomethingWasPromised(
      boolean fromFile, int lines, int accepted, int refused, boolean agrees) {
    Intake intake = new Intake(fromFile, lines, accepted, refusals(refused, "no"));

    assertThat(summary(intake).agrees()).isEqualTo(agrees);
  }

  @Test
  void doesNotTakeARefusalWithoutAReason() {
    Intake intake = new Intake(true, 2, 1, refusals(1, " "));

    assertThat(summary(intake).agrees()).isFalse();
    assertThat(summary(intake).text()).contains("line 1 was refused without a reason");
  }

  @Test
  void saysWhyAMadeUpPayoutWasRefused() {
    String text = summary(new Intake(false, 3, 0, refusals(3, "no such token"))).text();

    assertThat(text)
        .contains("0 of 3, 3 refused")
        .contains("payout 2 was refused: no such token")
        .contains("not one payout was accepted")
        .contains("The witnesses do NOT agree.");
  }

  private static Summary summary(Intake intake) {
    return new Summary(Path.of("journal"), List.of(intake.judge(), FINE));
  }

  private static List<Submission.RefusedLine> refusals(int count, String reason) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(line -> new Submission.RefusedLine(line, reason))
        .toList();
  }
}
