package org.openpayouts.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | --bootstrap-servers is missing",
        "--bootstrap-servers b:1 | --registry is missing",
        "--registry | --registry needs a value",
        "--broker b:1 | unknown argument --broker",
        "--bootstrap-servers b:1 --registry http://r --replication-factor many"
            + " | --replication-factor must be 1 to 7, not many",
        "--bootstrap-servers b:1 --registry http://r --command-config /no/such/file"
            + " | cannot read /no/such/file"
      })
  void saysWhatIsWrongWithTheArguments(String arguments, String sentence) {
    var code = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(code).isEqualTo(SetupCommand.BAD_ARGUMENTS);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(sentence).hasLineCount(1);
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isEqualTo(SetupCommand.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--bootstrap-servers");
  }

  @Test
  void saysThatTheBrokerIsAway() {
    var code = run("--bootstrap-servers", "127.0.0.1:1", "--registry", "http://127.0.0.1:1");

    assertThat(code).isEqualTo(SetupCommand.UNAVAILABLE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("broker").hasLineCount(1);
  }

  private int run(String... arguments) {
    return SetupCommand.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
