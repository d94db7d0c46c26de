package org.openpayouts.localstack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.StackFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts logs. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the last lines of a process's log, or of all of them. The files are kept in the data"
          + " folder's logs; tail -f follows one."
    })
final class LogsCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      converter = ComponentConverter.class,
      completionCandidates = ComponentConverter.Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable Component component;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "40",
      description = "How many lines of each, ${DEFAULT-VALUE} usually.")
  private int lines;

  @Override
  public Integer call() throws IOException {
    StackFolder folder = stack.folder();
    Component chosen = component;
    List<Component> shown = chosen == null ? List.of(Component.values()) : List.of(chosen);
    var out = spec.commandLine().getOut();
    boolean found = false;
    for (Component each : shown) {
      Path log = folder.log(each);
      if (Files.exists(log)) {
        found = true;
        out.println("==> " + log);
        List<String> all = Files.readAllLines(log);
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
      }
    }
    if (!found) {
      throw new NoStack(folder.root());
    }
    return 0;
  }
}
