package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.systemtests.stack.SharedStack;

/** Processes that a person kills stay away until a person's command brings them back. */
@Scenario("killed-by-hand")
@Tag(Scenario.LONG)
@Order(8)
class KilledByHandIT {
  private final SharedStack stack = SharedStack.get();

  @Test
  void whatWasKilledIsDownUntilRestartOrUpOrDemo() {
    stack.run("kill", "batch-scheduler").orThrow();
    assertThat(stack.run("status").exit()).isEqualTo(1);
    assertThat(stack.run("restart", "batch-scheduler").orThrow()).contains("runs again");

    stack.run("kill", "webhook-dispatcher").orThrow();
    stack.run("kill", "inbox").orThrow();
    assertThat(stack.run("up", "--detach").orThrow())
        .contains("A stack runs here already.")
        .containsPattern("inbox +runs again")
        .containsPattern("webhook-dispatcher +runs again");
    assertThat(stack.run("status").exit()).isZero();

    stack.run("kill", "broadcaster").orThrow();
    assertThat(stack.run("demo", "--payouts", "2", "--keep").orThrow())
        .contains("All witnesses agree.");
    RunningStack now = RunningStack.find(stack.folder()).orElseThrow();
    assertThat(now.file().pids().values())
        .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());
  }
}
