package org.openpayouts.localstack.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openpayouts.localstack.dlq.Application;
import org.openpayouts.localstack.dlq.Application.Result;
import org.openpayouts.localstack.dlq.Plan;
import org.openpayouts.localstack.dlq.SetAsideClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts dlq apply. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Does what a plan says, item by item, each in one transaction of its service together with"
          + " the note of who did it and why. Cut off and said again, it does what is left.",
      "",
      "Exit code 1 where an item was not mended, and before anything is done where the state is"
          + " not the plan's any more."
    })
final class DlqApplyCommand implements Callable<Integer> {
  private static final int TEXT_MAX = 500;

  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PLAN", description = "The file that plan wrote.")
  private Path file = Path.of("");

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who does this.")
  private String by = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Plan plan = readPlan();
    checkText("--by", by);
    checkText("--reason", reason);
    SetAsideClient client = new SetAsideClient(stack.running());
    Application application = new Application(client, plan, by, reason);
    List<Result> changed = application.contradictions();
    if (!changed.isEmpty()) {
      return refuse(changed);
    }
    List<Result> results = new ArrayList<>(application.run(this::tell));
    if (json) {
      spec.commandLine().getOut().println(JsonText.of(results));
    } else {
      long well = results.stream().filter(Result::isWell).count();
      spec.commandLine()
          .getOut()
          .println("%d of %d items are mended.".formatted(well, results.size()));
    }
    return results.stream().allMatch(Result::isWell) ? 0 : 1;
  }

  private Plan readPlan() {
    try {
      Path source = Path.of(System.getProperty("user.dir")).resolve(file);
      return JsonText.read(source, Plan.class).verified();
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read as a plan");
    } catch (Plan.Unusable e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private void checkText(String name, String text) {
    if (text.isBlank() || text.length() > TEXT_MAX) {
      throw new ParameterException(
          spec.commandLine(), name + " wants 1 to " + TEXT_MAX + " characters");
    }
  }

  private int refuse(List<Result> changed) {
    if (json) {
      spec.commandLine().getOut().println(JsonText.of(changed));
    }
    spec.commandLine()
        .getErr()
        .println(
            "payouts: nothing was done: %d item(s) are not what the plan saw, first %s (%s); make a"
                    .formatted(changed.size(), changed.getFirst().id(), changed.getFirst().text())
                + " new plan");
    return 1;
  }

  private void tell(Result result) {
    if (!json) {
      String text = result.text() == null ? "" : ": " + result.text();
      spec.commandLine()
          .getOut()
          .println(
              "%-8s %d record(s) of %s, %s%s"
                  .formatted(
                      result.outcome(),
                      result.records(),
                      result.key() == null ? "no key" : result.key(),
                      result.id(),
                      text));
      spec.commandLine().getOut().flush();
    }
  }
}
