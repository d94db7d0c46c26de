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

/** payouts kill. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = {
      "Kills all replicas of a service, or one process, with SIGKILL, as a crash would.",
      "./payouts restart or up brings them back."
    })
final class KillCommand implements Callable<Integer> {
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
      running.kill(instance);
      spec.commandLine().getOut().println(instance.id() + " is killed");
    }
    return 0;
  }
}
