package org.openpayouts.localstack.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.openpayouts.localstack.stack.Cleanup;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.localstack.stack.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** payouts up. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts Kafka, PostgreSQL, the schema registry, the simulated chain, the webhook inbox and"
          + " the five services, each as a process of its own, and makes a demo merchant with"
          + " keys, tokens, recipients and a funded reserve. Where a stack runs already, it starts"
          + " what was killed or has died in it.",
      "",
      "Without --detach it stays until Ctrl-C and then stops everything. What a program needs to"
          + " work with the stack stands in stack.json in the data folder (mode 0600)."
    })
final class UpCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Mixin private PortOption ports = new PortOption();
  @Mixin private ShapeOption wished = new ShapeOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--detach", description = "Returns as soon as everything is ready.")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    Shape shape = wished.shape();
    Starting starting = new Starting(out);
    Optional<RunningStack> found = starting.find(stack.folder(), shape);
    if (found.isPresent()) {
      out.println("A stack runs here already.");
      starting.show(found.get());
      return 0;
    }
    RunningStack running = starting.start(stack.folder(), ports.base(), shape);
    starting.show(running);
    if (!detach) {
      stayUntilTheEnd(running);
    }
    return 0;
  }

  private void stayUntilTheEnd(RunningStack running) throws InterruptedException {
    var out = spec.commandLine().getOut();
    out.println("Ctrl-C stops everything.");
    out.flush();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              System.out.println("\nstopping ...");
              Cleanup.stopEverything(running.folder());
            }));
    ProcessHandle.of(running.file().control().pid())
        .ifPresent(supervisor -> supervisor.onExit().join());
    out.println("The stack was stopped.");
  }
}
