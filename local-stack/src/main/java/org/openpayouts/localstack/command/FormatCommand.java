package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** payouts format: the launcher runs the formatter itself; this is its place in the help. */
@Command(
    name = "format",
    mixinStandardHelpOptions = true,
    description = {
      "Lays the sources out as the gate wants them: ./mvnw spotless:apply on the newest JDK of this"
          + " machine, whichever one Maven usually runs on. More arguments are given to Maven:"
          + " -pl funding-checker formats one module."
    })
final class FormatCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("payouts: run this through ./payouts format");
    return 2;
  }
}
