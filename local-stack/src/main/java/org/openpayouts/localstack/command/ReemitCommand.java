package org.openpayouts.localstack.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts reemit. */
@Command(
    name = "reemit",
    mixinStandardHelpOptions = true,
    description =
        "Lets a service send its stored facts again: the way back from lost or expired topics."
            + " Whoever has a fact already drops it.")
final class ReemitCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SERVICE",
      converter = ComponentConverter.class,
      description = "One of the five services.")
  private Component service = Component.PAYOUT_API;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Scope scope = new Scope();

  /** Which facts. */
  static final class Scope {
    @Option(names = "--payout", paramLabel = "ID", description = "The facts of one payout.")
    @Nullable String payout;

    @Option(
        names = "--since",
        paramLabel = "INSTANT",
        description = "All facts from an instant on, for example 2026-01-31T14:00:00Z.")
    @Nullable String since;
  }

  @Override
  public Integer call() {
    Component chosen = ServiceArgument.check(service, spec);
    RunningStack running = stack.running();
    Map<String, String> body =
        scope.payout == null
            ? Map.of("since", String.valueOf(scope.since))
            : Map.of("payout", scope.payout);
    var answer = running.management(chosen).post("/reemit", body);
    spec.commandLine().getOut().println(answer.path("facts").asLong() + " facts are sent again");
    return 0;
  }
}
