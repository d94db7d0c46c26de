package org.openpayouts.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine;

class ReplicasTest {
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  /** Whoever stops a service that must not go on stops all of it. */
  @ParameterizedTest
  @CsvSource({
    "kill broadcaster, 'POST /kill/broadcaster,POST /kill/broadcaster-2,POST /kill/broadcaster-3'",
    "kill broadcaster-1, POST /kill/broadcaster",
    "kill broadcaster-3, POST /kill/broadcaster-3",
    "kill payout-api, POST /kill/payout-api",
    "kill kafka, POST /kill/kafka",
    "restart broadcaster, 'POST /restart/broadcaster,POST /restart/broadcaster-2,POST /restart/broadcaster-3'",
    "restart broadcaster-2, POST /restart/broadcaster-2",
  })
  void meansAllReplicasOfAServiceUnlessOneIsNamed(String command, String orders) throws Exception {
    try (var stack = new FakeStack(folder, "broadcaster=3", Component.POSTGRES)) {
      assertThat(execute(command)).isZero();
      assertThat(stack.asked()).containsExactly(orders.split(","));
    }
  }

  private int execute(String line) {
    CommandLine command = PayoutsCommand.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    return command.execute((line + " --data " + folder).split(" "));
  }
}
