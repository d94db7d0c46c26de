package org.openpayouts.bench;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.openpayouts.bench.cutoff.CutoffBench;
import org.openpayouts.bench.cutoff.CutoffPlan;
import org.openpayouts.bench.flow.FlowBench;
import org.openpayouts.bench.intake.IntakeBench;
import org.openpayouts.bench.intake.IntakePlan;
import org.openpayouts.bench.listing.ListBench;
import org.openpayouts.bench.listing.ListPlan;
import org.openpayouts.bench.outbox.OutboxBench;
import org.openpayouts.bench.start.StartBench;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.localstack.stack.StackFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** payouts bench. */
@Command(
    name = "payouts bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures on this machine, each figure beside a peer of the same run, and writes"
          + " docs/reports/bench-NAME.md.",
      "",
      "All but outbox and cutoff need a stack that was started for the second time after a build:"
          + " ./payouts up --detach. start and intake kill and start its services; intake and list"
          + " leave in it what they made, so give them one of their own."
    })
public final class BenchCommand {
  private static final String PROFILE =
      "Once more, recorded: the report ends with the methods on top most often.";

  @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The stack's folder. Usually .payouts in the project's folder.")
  private @Nullable Path data;

  public static void main(String[] args) {
    System.exit(command().execute(args));
  }

  private static CommandLine command() {
    return new CommandLine(new BenchCommand()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** How long a service takes to its first accepted payout. */
  @Command(
      name = "start",
      mixinStandardHelpOptions = true,
      description = "From the start of a process to the first payout.")
  int start(
      @Option(names = "--rounds", defaultValue = "3", description = "Usually ${DEFAULT-VALUE}.")
          int rounds,
      @Option(names = "--profile", description = PROFILE) boolean profile) {
    new StartBench(stack(), Clock.systemUTC()).run(rounds, profile);
    return 0;
  }

  /** What the outbox costs beside a bare relay and a bare producer. */
  @Command(
      name = "outbox",
      mixinStandardHelpOptions = true,
      description = "The outbox's relay beside a bare one; needs no stack.")
  int outbox(
      @Option(names = "--records", defaultValue = "300000", description = "${DEFAULT-VALUE}.")
          int records,
      @Option(names = "--rounds", defaultValue = "5", description = "Usually ${DEFAULT-VALUE}.")
          int rounds,
      @Option(names = "--profile", description = PROFILE) boolean profile) {
    new OutboxBench(Clock.systemUTC()).run(records, rounds, profile);
    return 0;
  }

  /** A payout's whole way. */
  @Command(
      name = "flow",
      mixinStandardHelpOptions = true,
      description = "From the request to the webhook that says complete.")
  int flow(
      @Option(names = "--payouts", defaultValue = "2000", description = "${DEFAULT-VALUE}.")
          int payouts,
      @Option(names = "--rounds", defaultValue = "2", description = "Usually ${DEFAULT-VALUE}.")
          int rounds,
      @Option(names = "--profile", description = PROFILE) boolean profile) {
    return new FlowBench(stack(), Clock.systemUTC()).run(payouts, rounds, profile) ? 0 : 1;
  }

  /** Taking payouts in. */
  @Command(
      name = "intake",
      mixinStandardHelpOptions = true,
      description =
          "Requests for payouts, one each or a thousand, beside what verifies and stores.")
  int intake(@Mixin IntakePlan plan) {
    return new IntakeBench(stack(), Clock.systemUTC(), plan).run() ? 0 : 1;
  }

  /** Pages of payouts. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Pages of a merchant's payouts while the table grows.")
  int list(@Mixin ListPlan plan) {
    return new ListBench(stack(), Clock.systemUTC(), plan).run() ? 0 : 1;
  }

  /** Funding what waits. */
  @Command(
      name = "cutoff",
      mixinStandardHelpOptions = true,
      description =
          "From a cutoff to the last payout funded, beside bare SQL and a bare producer; needs no"
              + " stack, and some 15 GB of disk for three million payouts.")
  int cutoff(@Mixin CutoffPlan plan) {
    return new CutoffBench(Clock.systemUTC(), plan).run() ? 0 : 1;
  }

  private RunningStack stack() {
    Path folder =
        data == null
            ? Distributions.projectRoot().resolve(".payouts")
            : Path.of(System.getProperty("user.dir")).resolve(data);
    return RunningStack.find(new StackFolder(folder))
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(), "no stack runs in " + folder + ": ./payouts up --detach"));
  }
}
