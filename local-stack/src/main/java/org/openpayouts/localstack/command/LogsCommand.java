package org.openpayouts.localstack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.localstack.stack.Shape;
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
      converter = InstanceConverter.class,
      completionCandidates = ComponentConverter.Names.class,
      description = "One of ${COMPLETION-CANDIDATES}; a replica by its number: broadcaster-2.")
  private @Nullable Instance instance;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "40",
      description = "How many lines of each, ${DEFAULT-VALUE} usually.")
  private int lines;

  @Override
  public Integer call() throws IOException {
    StackFolder folder = stack.folder();
    Instance chosen = instance;
    List<Instance> shown = chosen == null ? all() : List.of(chosen);
    var out = spec.commandLine().getOut();
    boolean found = false;
    for (Instance each : shown) {
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

  /** Of as many replicas as there can be: those that never ran have no log. */
  private static List<Instance> all() {
    return Arrays.stream(Component.values())
        .flatMap(component ->
            IntStream.rangeClosed(1, Shape.MOST).mapToObj(n -> new Instance(component, n)))
        .toList();
  }
}
