package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import org.openpayouts.localstack.stack.RunningStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** payouts cutoff. */
@Command(
    name = "cutoff",
    mixinStandardHelpOptions = true,
    description =
        "Orders a cutoff now: every payout requested before its instant, two seconds from now, is"
            + " funded as far as the reserve goes.")
final class CutoffCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "ordered by ./payouts cutoff",
      description = "Why; kept with the cutoff.")
  private String reason = "";

  @Override
  public Integer call() {
    RunningStack running = stack.running();
    var answer = running.scheduler().post("/cutoffs", java.util.Map.of("reason", reason));
    spec.commandLine()
        .getOut()
        .println(
            "cutoff %s at %s"
                .formatted(answer.path("cutoffId").asString(), answer.path("instant").asString()));
    return 0;
  }
}
