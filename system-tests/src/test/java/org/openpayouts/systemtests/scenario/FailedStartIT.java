package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Arguments;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Signals;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;

/** A stack that cannot start says why in a sentence, early, and leaves nothing running. */
@Scenario("failed-start")
@Tag(Scenario.LONG)
@Order(7)
class FailedStartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SUPERVISOR = "org.openpayouts.localstack.stack.Supervisor";

  @TempDir private Path temporary;
  private final int portBase = SharedStack.freeBase();

  @AfterEach
  void nothingIsLeft() {
    run("down", temporary.resolve("stack"));
    assertThat(processes()).isEmpty();
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
    Path folder = temporary.resolve("stack");
    int taken = portBase + 23;
    try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
      assertThat(other.isBound()).isTrue();

      PayoutsCommand.Outcome outcome = up(folder, portBase);

      assertRefused(
          outcome,
          "port "
              + taken
              + " (registry) is taken by another program; --port-base N chooses other ports");
    }
    assertThat(folder.resolve("postgres")).doesNotExist();
    assertThat(processes()).isEmpty();
  }

  @Test
  void aFolderThatIsNoneIsNamed() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    PayoutsCommand.Outcome outcome = up(file, portBase);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).startsWith("payouts: cannot use the data folder " + file);
    assertThat(outcome.output().lines()).hasSize(1);
  }

  @Test
  void aSecondStackInTheFolderIsRefusedAndTheFirstGoesOnStarting() {
    Path folder = temporary.resolve("stack");
    PayoutsCommand.Running first = start(folder);

    PayoutsCommand.Outcome second = up(folder, portBase);

    assertRefused(second, "another stack uses " + folder + "; --data DIR chooses another");
    first.awaitText("inbox", PATIENCE);
    assertThat(first.process().isAlive()).as(first.text()).isTrue();
    assertThat(run("down", folder).exit()).isZero();
    assertThat(first.await(PATIENCE).exit()).isEqualTo(1);
    assertThat(processes()).isEmpty();
  }

  @Test
  void downFindsWhatASupervisorLeftThatWasKilledTogetherWithItsWatchdog() {
    Path folder = temporary.resolve("stack");
    PayoutsCommand.Running first = start(folder);
    first.awaitText("inbox", PATIENCE);
    ProcessHandle supervisor = supervisor();
    List<ProcessHandle> watchdogs =
        supervisor.children().filter(child -> Arguments.of(child).contains("sh")).toList();
    assertThat(watchdogs).isNotEmpty();

    watchdogs.forEach(watchdog -> Signals.send("STOP", watchdog.pid()));
    supervisor.destroyForcibly();
    watchdogs.forEach(ProcessHandle::destroyForcibly);

    assertThat(first.await(PATIENCE).exit()).as(first.text()).isEqualTo(1);
    assertThat(run("down", folder).orThrow()).contains("processes without an owner killed");
    assertThat(processes()).isEmpty();
  }

  private PayoutsCommand.Running start(Path folder) {
    PayoutsCommand.Running running =
        command().start(List.of("up", "--data", folder.toString(), "--port-base", "" + portBase));
    Deadline.in(PATIENCE).until("a supervisor runs", () -> !supervisors().isEmpty());
    running.awaitText("chain", PATIENCE);
    return running;
  }

  private PayoutsCommand.Outcome up(Path folder, int base) {
    return run("up", folder, "--detach", "--port-base", Integer.toString(base));
  }

  private PayoutsCommand.Outcome run(String verb, Path folder, String... more) {
    List<String> line = new ArrayList<>(List.of(verb, "--data", folder.toString()));
    line.addAll(List.of(more));
    return command().run(line);
  }

  private PayoutsCommand command() {
    return new PayoutsCommand(temporary.resolve("outputs"));
  }

  private static void assertRefused(PayoutsCommand.Outcome outcome, String sentence) {
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output().strip()).isEqualTo("payouts: " + sentence);
  }

  private ProcessHandle supervisor() {
    return supervisors().getFirst();
  }

  private List<ProcessHandle> supervisors() {
    return processes().stream()
        .filter(process -> Arguments.of(process).contains(SUPERVISOR))
        .toList();
  }

  /** Everything that works in this test's folder. */
  private List<ProcessHandle> processes() {
    String mine = temporary.toString();
    return ProcessHandle.allProcesses()
        .filter(process -> Arguments.of(process).stream().anyMatch(text -> text.contains(mine)))
        .toList();
  }
}
