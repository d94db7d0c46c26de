package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import org.openpayouts.localstack.client.ChainClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts mine. */
@Command(
    name = "mine",
    mixinStandardHelpOptions = true,
    description = "Mines blocks on the simulated chain; a payout is complete six blocks deep.")
final class MineCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "N", description = "How many blocks, 1 to " + MOST + ".")
  private int blocks;

  @Override
  public Integer call() {
    if (blocks < 1 || blocks > MOST) {
      throw new ParameterException(
          spec.commandLine(), "the number of blocks lies between 1 and " + MOST);
    }
    ChainClient chain = stack.running().chain();
    spec.commandLine().getOut().println("the chain's height is " + chain.mine(blocks));
    return 0;
  }
}
