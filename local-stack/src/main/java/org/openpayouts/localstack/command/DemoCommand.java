package org.openpayouts.localstack.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.demo.Demo;
import org.openpayouts.localstack.demo.Screen;
import org.openpayouts.localstack.demo.Summary;
import org.openpayouts.localstack.stack.Cleanup;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.localstack.stack.Shape;
import org.openpayouts.localstack.stack.StackFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** payouts demo. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Pays many people: requests payouts, orders a cutoff, mines blocks, and watches every payout"
          + " until it is complete and its webhooks have arrived.",
      "",
      "The summary at the end is judged from witnesses outside the services: the caller's journal,"
          + " the chain's blocks, the inbox's log and the ledger's rows. Exit code 0 only if they"
          + " all agree. A stack that was not running is started, and stopped at the end."
    },
    footer = {
      "",
      "A file has the columns amount,currency,ledgerCurrency,recipient,reference,notificationURL;"
          + " recipient is an e-mail or an id of stack.json, and a notificationURL of the form"
          + " inbox:/anything means the stack's own inbox. A line that cannot be paid is refused"
          + " with its number and reason, and the others go on. local-stack/payouts.csv is a sample."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int MOST = 100_000;

  @Mixin private StackOptions stack = new StackOptions();
  @Mixin private PortOption ports = new PortOption();
  @Mixin private ShapeOption wished = new ShapeOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--payouts",
      paramLabel = "N",
      defaultValue = "25",
      description = "How many payouts, 1 to " + MOST + ". Usually ${DEFAULT-VALUE}.")
  private int payouts;

  @Option(names = "--file", paramLabel = "FILE", description = "Takes the payouts from a CSV file.")
  private @Nullable Path file;

  @Option(names = "--keep", description = "Leaves the stack running at the end.")
  private boolean keep;

  @Override
  public Integer call() {
    if (payouts < 1 || payouts > MOST) {
      throw new ParameterException(
          spec.commandLine(), "the number of payouts lies between 1 and " + MOST);
    }
    Optional<Path> csv =
        Optional.ofNullable(file).map(Path.of(System.getProperty("user.dir"))::resolve);
    csv.ifPresent(Demo::checkFile);
    StackFolder folder = stack.folder();
    Shape shape = wished.shape();
    Starting starting = new Starting(spec.commandLine().getOut());
    Optional<RunningStack> found = starting.find(folder, shape);
    RunningStack running = found.orElseGet(() -> starting.start(folder, ports.base(), shape));
    boolean stopAfter = found.isEmpty() && !keep;
    Thread stop = new Thread(() -> Cleanup.stopEverything(folder));
    if (stopAfter) {
      Runtime.getRuntime().addShutdownHook(stop);
    }
    starting.show(running);
    Screen screen = Screen.ofThisProcess();
    Summary summary = new Demo(running, screen, Clock.systemUTC()).run(payouts, csv);
    screen.say(summary.text());
    if (!stopAfter) {
      screen.say("The stack still runs; ./payouts down stops it.");
    }
    return summary.agrees() ? 0 : 1;
  }
}
