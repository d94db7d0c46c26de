package org.openpayouts.localstack.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts admin reverse-deposit. */
@Command(
    name = "reverse-deposit",
    mixinStandardHelpOptions = true,
    description = {
      "Reports that a bank or chain has taken a deposit back.",
      "What is not available any more is owed by the merchant, and nothing is funded until the next"
          + " deposit has paid it."
    })
final class ReverseDepositCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "MERCHANT", description = AdminCommand.MERCHANT)
  private String merchant = "";

  @Parameters(
      index = "1",
      paramLabel = "DEPOSIT",
      description = "The external id under which the deposit was reported.")
  private String deposit = "";

  @Option(
      names = "--id",
      paramLabel = "NAME",
      required = true,
      description = "The bank's reference of it; the same again takes nothing more.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Option(names = "--amount", description = "If it is not all of the deposit.")
  private @Nullable String amount;

  @Override
  public Integer call() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("externalId", id);
    body.put("deposit", deposit);
    body.put("reason", reason);
    if (amount != null) {
      body.put("amount", amount);
    }
    var taken = stack.running().admin().post(AdminCommand.of(merchant) + "/reversals", body);
    spec.commandLine()
        .getOut()
        .println(
            "reversal %s of deposit %s is told to the ledger"
                .formatted(AdminCommand.text(taken, "reversalId"), deposit));
    return 0;
  }
}
