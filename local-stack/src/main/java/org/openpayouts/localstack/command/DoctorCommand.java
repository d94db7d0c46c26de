package org.openpayouts.localstack.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.doctor.Doctor;
import org.openpayouts.localstack.doctor.Finding;
import org.openpayouts.localstack.doctor.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** payouts doctor. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Says what is wrong now, and what to do about each: processes that are gone, records that"
          + " wait, are parked or could not be read, partitions that stand still, a database and a"
          + " broker that contradict each other, late cutoffs, wallets that are held or low, dead"
          + " webhooks. It reads the same metrics as the alerts, which the services measure every"
          + " ten seconds; docs/runbooks/README.md lists them."
    },
    footer = {
      "",
      "Exit codes: 0 all is well; 1 something is wrong; 2 the arguments mean nothing; 3 it could"
          + " not look."
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Report report;
    try {
      report = new Doctor(stack.running(), new Http(), Clock.systemUTC()).look();
    } catch (NoStack e) {
      spec.commandLine().getErr().println("payouts: " + e.getMessage());
      return Report.COULD_NOT_LOOK;
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonText.of(report));
    } else {
      print(report, out);
    }
    return report.exitCode();
  }

  private static void print(Report report, PrintWriter out) {
    section("WRONG", report.wrong(), out);
    section("NOT SEEN", report.blind(), out);
    out.println(
        report.wrong().isEmpty() && report.blind().isEmpty()
            ? "All is well: %d checks.".formatted(report.checked())
            : "%d wrong, %d could not be looked at, of %d checks."
                .formatted(report.wrong().size(), report.blind().size(), report.checked()));
  }

  private static void section(String title, List<Finding> findings, PrintWriter out) {
    for (Finding finding : findings) {
      out.println(
          "%s  %s  %s: %s".formatted(title, finding.check(), finding.where(), finding.what()));
      finding.details().forEach(detail -> out.println("    " + detail));
      out.println("    do: " + finding.remedy());
      out.println("    read: " + finding.page());
      out.println();
    }
  }
}
