package org.openpayouts.localstack.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** payouts ledgers. */
@Command(
    name = "ledgers",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the ledgers that are stopped because they are not coherent: nothing is funded from"
          + " them and nothing is withdrawn.",
      "",
      "resume lets one be funded from again, once it is coherent; what waited is swept at once."
    })
final class LedgersCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JsonNode stopped =
        stack
            .running()
            .management(Component.FUNDING_CHECKER)
            .get("/stoppedledgers")
            .path("stopped");
    if (stopped.isEmpty()) {
      spec.commandLine().getOut().println("None is stopped.");
    }
    stopped.forEach(stop -> show("stopped since " + text(stop, "stoppedAt"), stop));
    return 0;
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Lets a stopped ledger be funded from again; refused while it is not coherent.")
  int resume(
      @Mixin StackOptions of,
      @Parameters(paramLabel = "MERCHANT", description = "Its merchant's id.") String merchant,
      @Parameters(paramLabel = "CURRENCY", description = "Its currency, as EUR.") String currency,
      @Mixin WordOptions word) {
    String path = "/stoppedledgers/%s/%s".formatted(encoded(merchant), encoded(currency));
    JsonNode answer = of.running().management(Component.FUNDING_CHECKER).post(path, word.body());
    show("goes on", answer.path("lifted"));
    return 0;
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void show(String standing, JsonNode stop) {
    spec.commandLine()
        .getOut()
        .println(
            "%s %s  %s  %s: %s"
                .formatted(
                    text(stop, "merchantId"),
                    text(stop, "currency"),
                    standing,
                    text(stop, "check"),
                    text(stop, "subject")));
    spec.commandLine().getOut().flush();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("-");
  }
}
