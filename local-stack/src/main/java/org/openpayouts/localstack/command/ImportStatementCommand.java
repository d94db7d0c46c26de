package org.openpayouts.localstack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** payouts admin import-statement. */
@Command(
    name = "import-statement",
    mixinStandardHelpOptions = true,
    description = {
      "Books the credits of a bank statement as deposits of the merchants whose accounts they came"
          + " in on.",
      "FILE is a camt.053, or CSV with the columns account, reference, currency and amount. The same"
          + " again books nothing again. Exit code 1 says that lines were refused."
    })
final class ImportStatementCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "As the bank made it.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    byte[] statement = read();
    JsonNode report = stack.running().admin().postBytes("/admin/statements", statement);
    PrintWriter out = spec.commandLine().getOut();
    JsonNode refused = report.path("refused");
    out.printf(
        "%d booked, %d known before, %d refused%n",
        report.path("accepted").size(), report.path("repeated").size(), refused.size());
    for (JsonNode line : refused) {
      out.println(
          "line %d, entry %d%s: %s; %s"
              .formatted(
                  line.path("line").asInt(),
                  line.path("entry").asInt(),
                  reference(line),
                  clean(line, "problem"),
                  clean(line, "advice")));
    }
    out.flush();
    return refused.isEmpty() ? 0 : 1;
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(Path.of(System.getProperty("user.dir")).resolve(file));
    } catch (IOException unreadable) {
      throw new ParameterException(spec.commandLine(), "cannot read " + file, unreadable);
    }
  }

  private static String reference(JsonNode line) {
    String reference = clean(line, "reference");
    return reference.isEmpty() ? "" : " (" + reference + ")";
  }

  /** A bank wrote parts of it, so nothing in it may move the cursor. */
  private static String clean(JsonNode line, String field) {
    return AdminCommand.text(line, field).replaceAll("\\p{C}", "?");
  }
}
