package org.openpayouts.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PayoutsCommandTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                              | say what to do
          upp                             | did you mean up?
          up --port-base 99999            | must lie between 1024 and 65457
          up --replicas broadcaster       | 'broadcaster' is not SERVICE=N
          up --replicas kafka=2           | 'kafka' is no service
          up --replicas all=4             | there can be 1 to 3
          up --brokers 2                  | there can be 1 or 3 brokers
          network kafka gossip            | 'gossip' is none of latency
          cutoff --merchant a --currency EUR --by ann --reason b | name only one of --merchant, --currency and --payout
          cutoff release                  | Missing required
          cutoff dismiss c --by ann       | Missing required option: '--reason=TEXT'
          schedules pause                 | Missing required
          schedules resume daily --by ann | Missing required option: '--reason=TEXT'
          ledgers resume m                | Missing required
          ledgers resume m EUR --by ann   | Missing required option: '--reason=TEXT'
          network kafka latency --millis 99999 | lies between 0 and 60000
          up --port-base x                | 'x' is not an int
          mine                            | Missing required parameter
          mine 0                          | lies between 1 and 1000
          mine ten                        | 'ten' is not an int
          restart everything              | 'everything' is none of postgres, kafka
          kill                            | Missing required parameter
          reemit payout-api               | (--payout=ID
          reemit kafka --payout 1         | kafka is no service
          unpark payout-api               | Missing required parameter
          demo --payouts 0                | lies between 1 and 100000
          demo --file no-such-file.csv    | there is no file
          doctor now                      | Unmatched argument
          forecast a-merchant             | Unmatched argument
          dlq                             | say what to do: list, show, plan or apply
          dlq list --kind dead            | there are parked, undecodable, webhook
          dlq list --service kafka        | kafka is no service
          dlq list --since yesterday      | 'yesterday' is neither an instant
          dlq show 17                     | '17' is no id like payout-api/undecodable/17
          dlq plan payout-api/parked      | is no id like
          dlq apply                       | Missing required
          dlq apply p.json --by ann       | Missing required option: '--reason=TEXT'
          dlq apply p.json --by a --reason b | p.json cannot be read as a plan
          request FETCH /payouts          | the method is GET, POST, PUT or DELETE
          request GET payouts             | the path begins with /
          """)
  void refusesBadArgumentsInOneLineAndWithExitCodeTwo(String arguments, String sentence) {
    int exit = execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("payouts: ");
    assertThat(err.toString()).contains(sentence);
  }

  @Test
  void doctorCouldNotLookWhereNoStackRuns(@TempDir Path folder) {
    int exit = execute(("doctor --data " + folder).split(" "));

    assertThat(exit).isEqualTo(3);
    assertThat(err.toString()).contains("no stack runs in " + folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "dlq list",
        "forecast",
        "cutoff --by ann --reason drill",
        "cutoff held",
        "cutoff release c --by ann --reason drill",
        "schedules",
        "schedules pause daily --by ann --reason drill",
        "ledgers",
        "ledgers resume m EUR --by ann --reason drill",
        "mine 1",
        "kill kafka",
        "network kafka cut",
        "request GET /payouts"
      })
  void saysThatNoStackRuns(String command, @TempDir Path folder) {
    int exit = execute((command + " --data " + folder).split(" "));

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("no stack runs in " + folder).contains("./payouts up");
  }

  @Test
  void refusesADataFolderThatIsAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    int exit = execute("up", "--data", file.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("cannot use the data folder " + file);
  }

  @Test
  void stopsNothingWhereNothingRuns(@TempDir Path folder) {
    int exit = execute("down", "--data", folder.toString());

    assertThat(exit).isZero();
    assertThat(out.toString()).contains("No stack ran");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "status",
        "logs",
        "forecast",
        "cutoff",
        "schedules",
        "mine",
        "restart",
        "kill",
        "network",
        "down",
        "reemit",
        "relearn",
        "unpark",
        "request",
        "demo",
        "bench",
        "test",
        "format"
      })
  void explainsEachCommand(String command) {
    int exit = execute(command, "--help");

    assertThat(exit).isZero();
    assertThat(out.toString()).contains("Usage: payouts " + command);
  }

  @Test
  void tellsTheVersionOfTheBuild() {
    int exit = execute("--version");

    assertThat(exit).isZero();
    assertThat(out.toString().strip()).matches("OpenPayouts \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  private int execute(String... arguments) {
    CommandLine command = PayoutsCommand.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    return command.execute(arguments);
  }
}
