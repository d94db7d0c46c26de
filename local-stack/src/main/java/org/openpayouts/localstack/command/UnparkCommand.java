package org.openpayouts.localstack.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts unpark. */
@Command(
    name = "unpark",
    mixinStandardHelpOptions = true,
    description =
        "Handles the parked records of a payout, in order and in one transaction, after their cause"
            + " was mended.")
final class UnparkCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "SERVICE",
      converter = ComponentConverter.class,
      description = "One of the five services.")
  private Component service = Component.PAYOUT_API;

  @Parameters(index = "1", paramLabel = "PAYOUT", description = "The payout's id.")
  private String payout = "";

  @Override
  public Integer call() {
    Component chosen = ServiceArgument.check(service, spec);
    String key = URLEncoder.encode(payout, StandardCharsets.UTF_8);
    var answer = stack.running().management(chosen).post("/parked/" + key, Map.of());
    if (answer.hasNonNull("failure")) {
      String failure = answer.path("failure").asString();
      spec.commandLine().getErr().println("payouts: all of them stay parked: " + failure);
      return 1;
    }
    spec.commandLine().getOut().println(answer.path("records").asLong() + " records were handled");
    return 0;
  }
}
