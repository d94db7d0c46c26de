package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import org.openpayouts.localstack.stack.Cleanup;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.localstack.stack.StackFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** payouts down. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description =
        "Stops every process of the stack, also those that a crash has left behind. The data stays.")
final class DownCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    StackFolder folder = stack.folder();
    boolean ran = RunningStack.find(folder).isPresent();
    int orphans = Cleanup.stopEverything(folder);
    String orphanText = orphans == 0 ? "" : ", " + orphans + " processes without an owner killed";
    spec.commandLine()
        .getOut()
        .println((ran ? "The stack is stopped" : "No stack ran") + orphanText + ".");
    return 0;
  }
}
