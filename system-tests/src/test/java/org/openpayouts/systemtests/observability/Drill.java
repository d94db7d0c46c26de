package org.openpayouts.systemtests.observability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openpayouts.localstack.process.Deadline;

/**
 * What a runbook page ends with: a walk from the first look to the last, as a person types it and
 * sees it. "..." stands for what differs from day to day, within a line or, alone, for any lines; a
 * line that begins with "# " is what somebody else does meanwhile.
 */
record Drill(String page, List<Step> steps) {
  private static final Pattern BLOCK =
      Pattern.compile("## Drill\\n.*?```console\\n(.*?)```", Pattern.DOTALL);

  /** Commands that only look: who does not see it yet looks again. */
  private static final Pattern LOOK =
      Pattern.compile(
          "\\./payouts (ledgers|(doctor|status|dlq (list|show)|logs)\\b.*)"
              + "|curl -s -H @operator\\.header \\$\\S+( \\| grep .*)?");

  private static final String ANY = "...";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /**
   * A command, or what somebody else does, and the lines that were printed then.
   *
   * @param isCommand false for what somebody else does
   */
  record Step(boolean isCommand, String text, List<String> answer) {
    boolean isLook() {
      return isCommand && LOOK.matcher(text).matches();
    }

    Pattern pattern() {
      return Pattern.compile(answer.stream().map(Step::lines).collect(Collectors.joining()));
    }

    private static String lines(String line) {
      if (line.equals(ANY)) {
        return "(?:[^\\n]*\\n)*";
      }
      return Arrays.stream(line.split(Pattern.quote(ANY), -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("[^\\n]*"))
          + "\\n";
    }
  }

  static Drill of(String page) {
    var block = BLOCK.matcher(Tree.text(Tree.path("docs/runbooks").resolve(page + ".md")));
    if (!block.find()) {
      throw new IllegalArgumentException(page + " has no drill");
    }
    return new Drill(page, steps(block.group(1)));
  }

  static List<Step> steps(String console) {
    var steps = new ArrayList<Step>();
    var answer = new ArrayList<String>();
    for (String line : console.split("\n")) {
      if (line.startsWith("$ ") || line.startsWith("# ")) {
        answer = new ArrayList<>();
        steps.add(new Step(line.startsWith("$ "), line.substring(2), answer));
      } else {
        answer.add(line.stripTrailing());
      }
    }
    return List.copyOf(steps);
  }

  /**
   * Takes the steps one after the other and holds each command to what the page says it answers.
   *
   * @param shell runs a line and answers what it printed
   * @param others what somebody else does, by the page's own words; no more and no less than it has
   */
  void run(UnaryOperator<String> shell, Map<String, Runnable> others) {
    assertThat(steps.stream().filter(step -> !step.isCommand()).map(Step::text))
        .as(page + ": what somebody else does")
        .containsExactlyInAnyOrderElementsOf(others.keySet());
    for (Step step : steps) {
      if (step.isCommand()) {
        take(step, shell);
      } else {
        requireNonNull(others.get(step.text())).run();
      }
    }
  }

  private static String seen(Step step, UnaryOperator<String> shell) {
    return shell
        .apply(step.text())
        .lines()
        .map(line -> line.stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private void take(Step step, UnaryOperator<String> shell) {
    Deadline deadline = Deadline.in(PATIENCE);
    String seen = seen(step, shell);
    while (step.isLook() && !step.pattern().matcher(seen).matches() && !deadline.isOver()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      seen = seen(step, shell);
    }
    assertThat(seen).as(page + ": " + step.text()).matches(step.pattern());
  }
}
