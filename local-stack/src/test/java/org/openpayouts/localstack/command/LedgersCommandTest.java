package org.openpayouts.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine;

class LedgersCommandTest {
  private static final String PATH = "/funding-checker/actuator/stoppedledgers";
  private static final String STOP =
      """
      {"merchantId":"m","currency":"USD","stoppedAt":"2026-01-01T00:00:00Z",
       "check":"balance equals entries","subject":"m:USD:AVAILABLE"}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private FakeStack stack;

  @BeforeEach
  void someStackRuns() throws Exception {
    stack = new FakeStack(folder, "all=1", Component.BROADCASTER);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void listsWhatIsStopped() {
    stack.answering(PATH, "{\"stopped\":[%s]}".formatted(STOP));

    assertThat(execute("ledgers")).isZero();

    assertThat(out.toString())
        .isEqualTo(
            "m USD  stopped since 2026-01-01T00:00:00Z  balance equals entries: m:USD:AVAILABLE\n");
  }

  @Test
  void saysThatNoneIsStopped() {
    stack.answering(PATH, "{\"stopped\":[]}");

    assertThat(execute("ledgers")).isZero();

    assertThat(out.toString()).isEqualTo("None is stopped.\n");
  }

  @Test
  void letsOneGoOnWithAWord() {
    stack.answering(PATH + "/m%2F/USD", "{\"lifted\":%s}".formatted(STOP));

    assertThat(execute("ledgers", "resume", "m/", "USD", "--by", "ann", "--reason", "a drill"))
        .isZero();

    assertThat(stack.asked()).containsExactly("POST " + PATH + "/m%2F/USD");
    assertThat(stack.bodies()).containsExactly("{\"reason\":\"a drill\",\"requestedBy\":\"ann\"}");
    assertThat(out.toString())
        .isEqualTo("m USD  goes on  balance equals entries: m:USD:AVAILABLE\n");
  }

  private int execute(String... words) {
    CommandLine command = PayoutsCommand.commandLine();
    command.setOut(new PrintWriter(out, true));
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--data", folder.toString()));
    return command.execute(line.toArray(String[]::new));
  }
}
