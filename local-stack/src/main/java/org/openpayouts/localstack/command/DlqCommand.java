package org.openpayouts.localstack.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** payouts dlq. */
@Command(
    name = "dlq",
    mixinStandardHelpOptions = true,
    description = {
      "What the services set aside, and the way back: records that could not be decoded, records"
          + " that were parked, webhooks that were given up.",
      "",
      "list and show look; plan writes down what is to be done, and does nothing; apply does it,"
          + " once, however often it is said. A record goes only to the consumer that failed, the"
          + " records of a payout in their order, and who did it and why is kept by the service."
    },
    subcommands = {
      DlqListCommand.class,
      DlqShowCommand.class,
      DlqPlanCommand.class,
      DlqApplyCommand.class
    })
final class DlqCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: list, show, plan or apply");
  }
}
