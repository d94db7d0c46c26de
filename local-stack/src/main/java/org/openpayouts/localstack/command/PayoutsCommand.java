package org.openpayouts.localstack.command;

import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.demo.Unreadable;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.StartFailed;
import org.openpayouts.localstack.process.Versions;
import org.openpayouts.localstack.stack.StackFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command itself: what it can do, and how it says that it could not. */
@Command(
    name = "payouts",
    mixinStandardHelpOptions = true,
    versionProvider = PayoutsCommand.Version.class,
    description = {
      "Runs the whole payout system on this machine and drives it.",
      "",
      "Everything listens on 127.0.0.1 only and keeps its data in one folder, so that a stack can"
          + " be stopped and started again, and several can run side by side."
    },
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  ./payouts demo            25 payouts from the request to the webhook, checked at the end",
      "  ./payouts up --detach     start everything and keep it running",
      "  ./payouts request GET /payouts",
      "                            sign a request, send it, show what was signed and answered",
      "  ./payouts doctor          what is wrong now, and what to do",
      "  ./payouts down            stop everything",
      "",
      "Exit codes: 0 done; 1 it failed or the witnesses disagree; 2 the arguments mean nothing."
    },
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      LogsCommand.class,
      ForecastCommand.class,
      CutoffCommand.class,
      SchedulesCommand.class,
      LedgersCommand.class,
      MineCommand.class,
      RestartCommand.class,
      KillCommand.class,
      NetworkCommand.class,
      DownCommand.class,
      ReemitCommand.class,
      RelearnCommand.class,
      UnparkCommand.class,
      DlqCommand.class,
      RequestCommand.class,
      AdminCommand.class,
      DemoCommand.class,
      BenchCommand.class,
      TestCommand.class,
      FormatCommand.class
    })
public final class PayoutsCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** Without a subcommand. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }

  /** For --version. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"OpenPayouts " + Versions.openPayouts()};
    }
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new PayoutsCommand());
    commandLine.setParameterExceptionHandler(PayoutsCommand::sayWhatIsWrong);
    commandLine.setExecutionExceptionHandler((problem, command, parsed) -> {
      if (isForPeople(problem)) {
        command.getErr().println("payouts: " + problem.getMessage());
      } else {
        problem.printStackTrace(command.getErr());
      }
      return problem instanceof Unreadable ? ExitCode.USAGE : ExitCode.SOFTWARE;
    });
    return commandLine;
  }

  /** One line, the way to the help, and exit code 2. */
  private static int sayWhatIsWrong(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    String sentence = String.valueOf(problem.getMessage()).lines().findFirst().orElse("").strip();
    command
        .getErr()
        .println(
            "payouts: %s%s (see ./%s --help)"
                .formatted(
                    sentence, suggestion(problem), command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static String suggestion(ParameterException problem) {
    return problem instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
        : "";
  }

  private static boolean isForPeople(Exception problem) {
    return problem instanceof StartFailed
        || problem instanceof NoStack
        || problem instanceof NotSetAside
        || problem instanceof Answer.Refused
        || problem instanceof Http.Unreachable
        || problem instanceof StackFolder.Unusable
        || problem instanceof Deadline.NotInTime
        || problem instanceof Unreadable;
  }
}
