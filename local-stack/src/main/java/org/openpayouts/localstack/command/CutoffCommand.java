package org.openpayouts.localstack.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** payouts cutoff. */
@Command(
    name = "cutoff",
    mixinStandardHelpOptions = true,
    description = {
      "Orders a cutoff now: every payout requested before its instant, two seconds from now, is"
          + " funded as far as the reserve goes; or only those of some merchants, of some ledger"
          + " currencies, or some payouts. Name and reason are kept with it.",
      "",
      "held lists missed cutoffs that are too old to be told without an operator's word; release"
          + " and dismiss give it."
    },
    subcommands = {
      HeldCutoffCommands.HeldCommand.class,
      HeldCutoffCommands.ReleaseCommand.class,
      HeldCutoffCommands.DismissCommand.class
    })
final class CutoffCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--merchant",
      paramLabel = "ID",
      split = ",",
      description = "Only this merchant's; may be repeated.")
  private List<String> merchants = List.of();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      split = ",",
      description = "Only those of this ledger currency; may be repeated.")
  private List<String> currencies = List.of();

  @Option(
      names = "--payout",
      paramLabel = "ID",
      split = ",",
      description = "Only this payout; may be repeated.")
  private List<String> payouts = List.of();

  /** Absent where a subcommand has one of its own. */
  @ArgGroup(exclusive = false, multiplicity = "0..1")
  private @Nullable WordOptions word;

  @Override
  public Integer call() {
    Map<String, Object> order = order();
    var answer = stack.running().scheduler().post("/cutoffs", order);
    spec.commandLine()
        .getOut()
        .println(
            "cutoff %s at %s"
                .formatted(answer.path("cutoffId").asString(), answer.path("instant").asString()));
    return 0;
  }

  private Map<String, Object> order() {
    if (word == null) {
      throw new ParameterException(
          spec.commandLine(), "say who orders it and why: --by NAME --reason TEXT");
    }
    Map<String, Object> order = new TreeMap<>(word.body());
    Map<String, List<String>> scope = new LinkedHashMap<>();
    scope.put("merchantIds", merchants);
    scope.put("currencies", currencies);
    scope.put("payoutIds", payouts);
    scope.values().removeIf(List::isEmpty);
    if (scope.size() > 1) {
      throw new ParameterException(
          spec.commandLine(), "name only one of --merchant, --currency and --payout");
    }
    if (!scope.isEmpty()) {
      order.put("scope", scope);
    }
    return order;
  }
}
