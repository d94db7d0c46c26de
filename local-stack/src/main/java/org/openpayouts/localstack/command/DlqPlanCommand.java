package org.openpayouts.localstack.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.dlq.Kind;
import org.openpayouts.localstack.dlq.Plan;
import org.openpayouts.localstack.dlq.Planning;
import org.openpayouts.localstack.dlq.RecordId;
import org.openpayouts.localstack.dlq.SetAsideClient;
import org.openpayouts.localstack.dlq.SetAsideRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** payouts dlq plan. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Writes down what would be handed to which consumer, in which order, and does nothing. The"
          + " plan holds the state that it was made from; apply refuses it once that has changed.",
      "",
      "Records of one key in one service are one item: all of them, in their order, or none."
    })
final class DlqPlanCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Mixin private DlqFilter filter = new DlqFilter();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "These records (and those of the same key); else all that the filters let by.")
  private List<String> ids = List.of();

  @Option(
      names = "--dismiss",
      description =
          "Not to be handled: nothing is to be done about them. Never for a parked record, which"
              + " is a fact.")
  private boolean dismiss;

  @Option(names = "--out", paramLabel = "FILE", description = "Usually dlq-<digest>.json here.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Prints the plan as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    filter.check();
    List<RecordId> named = ids.stream().map(id -> DlqShowCommand.parse(id, spec)).toList();
    SetAsideClient client = new SetAsideClient(stack.running());
    Planning planning = new Planning(client, Clock.systemUTC());
    List<SetAsideRecord> records =
        named.isEmpty()
            ? filter.find(client)
            : named.stream()
                .map(id -> planning.find(id).orElseThrow(() -> new NotSetAside(id.toString())))
                .toList();
    refuseToDismissFacts(records);
    Plan plan = planning.plan(records, dismiss ? Plan.DISMISS : Plan.HANDLE);
    if (plan.items().isEmpty()) {
      spec.commandLine().getOut().println("Nothing is set aside that this means; no plan is made.");
      return 0;
    }
    Path written = write(plan);
    if (json) {
      spec.commandLine().getOut().println(JsonText.of(plan));
    } else {
      print(plan, written);
    }
    return 0;
  }

  private void refuseToDismissFacts(List<SetAsideRecord> records) {
    if (dismiss && records.stream().anyMatch(one -> one.recordId().kind() == Kind.PARKED)) {
      throw new ParameterException(
          spec.commandLine(),
          "a parked record is a fact and cannot be dismissed; --kind leaves it out");
    }
  }

  private Path write(Plan plan) {
    Path name = file == null ? Path.of("dlq-" + plan.digest().substring(0, 8) + ".json") : file;
    Path target = Path.of(System.getProperty("user.dir")).resolve(name);
    try {
      Files.writeString(target, JsonText.of(plan) + "\n");
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  private void print(Plan plan, Path written) {
    var out = spec.commandLine().getOut();
    int number = 0;
    for (Plan.Item item : plan.items()) {
      number++;
      out.println(
          "%3d. %s %d record(s) of %s: %s"
              .formatted(
                  number,
                  dismiss ? "dismiss" : verb(item),
                  item.records(),
                  item.key() == null ? "no key" : item.key(),
                  item.id()));
    }
    out.println("Nothing is done yet. To do it:");
    out.println("  ./payouts dlq apply " + written + " --by NAME --reason TEXT");
  }

  private static String verb(Plan.Item item) {
    RecordId id = RecordId.of(item.id()).orElseThrow();
    return id.kind() == Kind.WEBHOOK ? "tell again" : "hand to " + id.service().id();
  }
}
