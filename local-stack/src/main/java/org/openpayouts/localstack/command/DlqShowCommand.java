package org.openpayouts.localstack.command;

import java.util.concurrent.Callable;
import org.openpayouts.localstack.dlq.RecordId;
import org.openpayouts.localstack.dlq.SetAsideClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** payouts dlq show. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows one record: where it came from, why it was set aside, its headers, and of its bytes"
          + " their length, digest and the first few. Bodies and addresses are never shown."
    })
final class DlqShowCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "As list shows it: service/kind/number.")
  private String id = "";

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    RecordId record = parse(id, spec);
    JsonNode shown =
        new SetAsideClient(stack.running())
            .show(record)
            .orElseThrow(() -> new NotSetAside(record.toString()));
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonText.of(shown));
      return 0;
    }
    JsonNode entry = shown.path("entry");
    out.println(record);
    line("key", entry.path("key").asString("-"));
    line("from", entry.path("source").asString(""));
    line("set aside", entry.path("at").asString(""));
    line("cause", entry.path("cause").asString("it waits behind another of its key"));
    shown
        .path("view")
        .properties()
        .forEach(property -> line(property.getKey(), property.getValue().asString("")));
    line("item of", shown.path("state").asString("").split(",", -1).length + " record(s)");
    return 0;
  }

  private void line(String name, String value) {
    spec.commandLine().getOut().println("  %-20s %s".formatted(name, value));
  }

  static RecordId parse(String text, CommandSpec spec) {
    return RecordId.of(text)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(), "'" + text + "' is no id like payout-api/undecodable/17"));
  }
}
