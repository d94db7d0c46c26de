package org.openpayouts.systemtests.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillTest {
  private final Drill drill =
      new Drill(
          "a-page",
          Drill.steps(
              """
              $ first
              took ... s
              ...
              done
              # ann mends it
              $ second
              """));

  @Test
  void takesWhatDiffersFromDayToDay() {
    List<String> done = new ArrayList<>();

    drill.run(
        command -> {
          done.add(command);
          return command.equals("first") ? "took 3 s\nthis\nand that\ndone\n" : "";
        },
        Map.of("ann mends it", () -> done.add("ann")));

    assertThat(done).containsExactly("first", "ann", "second");
  }

  @Test
  void refusesAnotherAnswer() {
    assertThatThrownBy(() ->
            drill.run(command -> "took 3 s\nthis\nnot done\n", Map.of("ann mends it", () -> {})))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a-page: first");
  }

  @Test
  void refusesToLeaveOutWhatSomebodyElseDoes() {
    assertThatThrownBy(() -> drill.run(command -> "", Map.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ann mends it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./payouts doctor",
        "./payouts ledgers",
        "./payouts logs broadcaster | grep $TXID",
        "curl -s -H @operator.header $FUNDING/actuator/ledger",
        "curl -s -H @operator.header $FUNDING/actuator/prometheus | grep '^payouts'"
      })
  void looksAgainUntilItIsSeen(String look) {
    List<String> looks = new ArrayList<>(List.of("All is well: 60 checks.", "1 wrong"));
    Drill looking = new Drill("a-page", Drill.steps("$ " + look + "\nAll is well: ... checks."));

    looking.run(command -> looks.removeLast(), Map.of());

    assertThat(looks).isEmpty();
  }
}
