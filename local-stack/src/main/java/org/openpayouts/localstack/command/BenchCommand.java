package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** payouts bench: the launcher runs the module of that name; this is its place in the help. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures on this machine, each figure beside a peer of the same run: bench outbox, bench"
          + " start, bench flow, bench intake, bench list, bench cutoff. docs/benchmarks.md says how,"
          + " and keeps the last reports."
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("payouts: run this through ./payouts bench");
    return 2;
  }
}
