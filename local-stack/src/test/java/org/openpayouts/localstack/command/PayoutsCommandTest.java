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
          up --port-base 99999            | must lie between 1024 and 65508
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

  @ParameterizedTest
  @ValueSource(strings = {"status", "cutoff", "mine 1", "kill kafka", "request GET /payouts"})
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
        "up", "status", "logs", "cutoff", "mine", "restart", "kill", "down", "reemit", "unpark",
        "request", "demo", "test", "format"
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
