package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** payouts test: the launcher runs the build itself; this is its place in the help. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Builds everything and runs every test and every gate: ./mvnw verify on the newest JDK of"
          + " this machine. With --all, first, also the scenarios that take too long for every"
          + " change. More arguments are given to Maven."
    })
final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("payouts: run this through ./payouts test");
    return 2;
  }
}
