package org.openpayouts.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine;

class DlqListTest {
  private static final String SINCE = "?since=1970-01-01T00%3A00%3A00Z&after=0";

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void listsWhatTheOthersTellAndNamesWhoIsAway() throws Exception {
    try (var stack = new FakeStack(folder, "all=1", Component.BROADCASTER)) {
      stack.answering(
          "/payout-api/actuator/deadletters/parked" + SINCE,
          "{\"entries\":[{\"id\":7,\"key\":\"a-payout\",\"source\":\"a-topic/0/1\"}]}");

      assertThat(execute("dlq list")).isEqualTo(1);
      assertThat(out.toString()).contains("payout-api/parked/7").contains("a-payout");
      assertThat(err.toString().strip().lines()).hasSize(1);
      assertThat(err.toString()).startsWith("payouts: broadcaster is not listed");
      assertThat(stack.asked())
          .anyMatch(asked -> asked.contains("/webhook-dispatcher/actuator/deadletters/webhook"));
    }
  }

  @Test
  void neverSaysThatNothingIsSetAsideWhereSomebodyIsAway() throws Exception {
    try (var stack = new FakeStack(folder, "all=1", Component.PAYOUT_API)) {
      assertThat(execute("dlq list")).isEqualTo(1);
      assertThat(execute("dlq list --applied")).isEqualTo(1);
      assertThat(out.toString())
          .contains("Nothing is set aside by the services that tell.")
          .contains("Nothing was mended by the services that tell.");
      assertThat(stack.asked()).isNotEmpty();
    }
  }

  /** A plan of a part would leave records of the same trouble behind. */
  @Test
  void plansNothingWhereSomebodyIsAway() throws Exception {
    try (var stack = new FakeStack(folder, "all=1", Component.BROADCASTER)) {
      stack.answering(
          "/payout-api/actuator/deadletters/parked" + SINCE,
          "{\"entries\":[{\"id\":7,\"key\":\"a-payout\",\"source\":\"a-topic/0/1\"}]}");

      assertThat(execute("dlq plan --out " + folder.resolve("plan.json"))).isEqualTo(1);
      assertThat(folder.resolve("plan.json")).doesNotExist();
    }
  }

  private int execute(String line) {
    CommandLine command = PayoutsCommand.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    return command.execute((line + " --data " + folder).split(" "));
  }
}
