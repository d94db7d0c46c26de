package org.openpayouts.localstack.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts relearn. */
@Command(
    name = "relearn",
    mixinStandardHelpOptions = true,
    description =
        "Says that a service's database went back on purpose: it decides nothing until it has read"
            + " its own facts again. A repeat is harmless.")
final class RelearnCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SERVICE",
      converter = ComponentConverter.class,
      description = "One of the services that decide; webhook-dispatcher does not.")
  private Component service = Component.PAYOUT_API;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "For the log, for example \"restored from the backup of 02:00\".")
  private String reason = "";

  @Override
  public Integer call() {
    Component chosen = ServiceArgument.check(service, spec);
    if (chosen == Component.WEBHOOK_DISPATCHER) {
      throw new ParameterException(
          spec.commandLine(), chosen.id() + " decides nothing and tells again by itself");
    }
    stack.running().management(chosen).post("/relearning", Map.of("reason", reason));
    spec.commandLine()
        .getOut()
        .println(chosen.id() + " decides nothing until it has read its own facts again");
    return 0;
  }
}
