package org.openpayouts.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine;

class ForecastTest {
  private static final String PATH = "/funding-checker/actuator/forecast";
  private static final String SHORT =
      """
      {"seenAt":"2026-05-27T12:00:00Z","cutoff":"2026-05-27T14:00:00Z","announced":true,
       "truncated":true,"ledgers":[
        {"merchantId":"a-merchant","currency":"GBP","scale":2,"availableUnits":2500,"funded":2,
         "heldUnits":2000,"deferred":{"BELOW_MINIMUM":3,"RATE_UNAVAILABLE":1},
         "shortage":{"firstBlockedPayoutId":"a-payout","missingUnits":546,"waiting":7},
         "truncated":false},
        {"merchantId":"another","currency":"BTC","scale":8,"availableUnits":0,"funded":100,
         "heldUnits":0,"deferred":{},"shortage":null,"truncated":true},
        {"merchantId":"stopped","currency":"EUR","scale":2,"availableUnits":100,"funded":0,
         "heldUnits":0,"deferred":{},"shortage":null,"truncated":false,
         "stoppedSince":"2026-05-27T11:00:00Z"}]}
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
  void showsEachLedgerInItsOwnMoney() {
    stack.answering(PATH, SHORT);

    assertThat(execute("forecast")).isZero();

    assertThat(out.toString())
        .contains("The next cutoff is at 2026-05-27T14:00:00Z.")
        .containsPattern("a-merchant\\s+│ GBP\\s+│ 25.00\\s+│ 2\\s+│ 20.00\\s+│ 3 BELOW_MINIMUM")
        .containsPattern("│ 1 RATE_UNAVAILABLE\\s+│")
        .containsPattern("│ 5.46\\s+│ a-payout\\s+│ 7\\s+│")
        .containsPattern("another\\s+│ BTC\\s+│ 0.00000000 │ 100 or more │")
        .containsPattern("stopped\\s+│ EUR.*│ all: stopped since 2026-05-27T11:00:00Z │")
        .contains("There is more than was looked at");
  }

  @Test
  void asksForOneMerchantAndSaysWhereNothingWaits() {
    stack.answering(
        PATH + "?merchant=a%2Fb",
        "{\"cutoff\":\"2026-05-27T12:00:00Z\",\"announced\":false,\"ledgers\":[]}");

    assertThat(execute("forecast --merchant a/b")).isZero();

    assertThat(stack.asked()).containsExactly("GET " + PATH + "?merchant=a%2Fb");
    assertThat(out.toString())
        .contains("as if it were now, 2026-05-27T12:00:00Z")
        .contains("No payout waits");
  }

  @Test
  void printsTheAnswerAsItCame() {
    stack.answering(PATH, SHORT);

    assertThat(execute("forecast --json")).isZero();

    assertThat(out.toString()).contains("\"missingUnits\" : 546").doesNotContain("│");
  }

  private int execute(String line) {
    CommandLine command = PayoutsCommand.commandLine();
    command.setOut(new PrintWriter(out, true));
    return command.execute((line + " --data " + folder).split(" "));
  }
}
