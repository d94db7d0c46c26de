package org.openpayouts.localstack.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts admin deposit-account. */
@Command(
    name = "deposit-account",
    mixinStandardHelpOptions = true,
    description =
        "Assigns a bank account, or with --crypto an address, to a merchant for ever: what comes in"
            + " there is its deposit.")
final class DepositAccountCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "MERCHANT", description = AdminCommand.MERCHANT)
  private String merchant = "";

  @Parameters(
      index = "1",
      paramLabel = "ACCOUNT",
      description = "The IBAN; without one the bank's BIC, a slash and its number of the account.")
  private String account = "";

  @Option(names = "--crypto", description = "It is an address of a chain.")
  private boolean crypto;

  @Override
  public Integer call() {
    var assigned =
        stack
            .running()
            .admin()
            .put(
                AdminCommand.of(merchant) + "/deposit-accounts",
                Map.of("rail", crypto ? "crypto" : "bank_transfer", "account", account));
    spec.commandLine()
        .getOut()
        .println(AdminCommand.text(assigned, "account") + " is of merchant " + merchant);
    return 0;
  }
}
