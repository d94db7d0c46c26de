package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.localstack.stack.Processes;
import org.openpayouts.localstack.stack.RunningStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts restart. */
@Command(
    name = "restart",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a process politely, starts it again and waits until it is ready;",
      "all replicas of a service one after the other."
    })
final class RestartCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SERVICE",
      converter = ProcessesConverter.class,
      completionCandidates = ComponentConverter.Names.class,
      description = "One of ${COMPLETION-CANDIDATES}; one replica by its number: broadcaster-1.")
  private Processes processes = new Processes(Instance.first(Component.PAYOUT_API), true);

  @Override
  public Integer call() {
    RunningStack running = stack.running();
    for (Instance instance : processes.in(running.shape())) {
      running.restart(instance);
      spec.commandLine().getOut().println(instance.id() + " runs again");
    }
    return 0;
  }
}
