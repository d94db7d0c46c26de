package org.openpayouts.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine;

/** What an operator says to batch-scheduler. */
class SchedulerCommandsTest {
  private static final String WORD = "{\"reason\":\"a drill\",\"requestedBy\":\"ann\"}";
  private static final String PAUSED =
      """
      {"scheduleId":"daily","times":["14:00","21:00"],"zone":"UTC",
       "paused":{"by":"ann","reason":"a\\u001b[2Jb","since":"2026-01-01T00:00:00Z"}}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void ordersACutoffForEverybody() throws Exception {
    try (var stack = stack()) {
      stack.answering("/cutoffs", "{\"cutoffId\":\"c\",\"instant\":\"2026-01-01T00:00:00Z\"}");

      assertThat(execute("cutoff", "--by", "ann", "--reason", "a drill")).isZero();
      assertThat(stack.asked()).containsExactly("POST /cutoffs");
      assertThat(stack.bodies()).containsExactly(WORD);
      assertThat(out.toString()).isEqualTo("cutoff c at 2026-01-01T00:00:00Z\n");
    }
  }

  @Test
  void ordersACutoffForSome() throws Exception {
    try (var stack = stack()) {
      assertThat(order("--merchant", "a", "--merchant", "b,c")).isZero();
      assertThat(order("--currency", "EUR")).isZero();
      assertThat(order("--payout", "p")).isZero();

      assertThat(stack.bodies())
          .containsExactly(
              ordered("{\"merchantIds\":[\"a\",\"b\",\"c\"]}"),
              ordered("{\"currencies\":[\"EUR\"]}"),
              ordered("{\"payoutIds\":[\"p\"]}"));
    }
  }

  private int order(String... scope) {
    List<String> words = new ArrayList<>(List.of("cutoff", "--by", "ann", "--reason", "a drill"));
    words.addAll(List.of(scope));
    return execute(words.toArray(String[]::new));
  }

  private static String ordered(String scope) {
    return WORD.replace("}", ",\"scope\":%s}".formatted(scope));
  }

  @Test
  void asksWhoOrdersACutoffAndWhy() throws Exception {
    try (var stack = stack()) {
      assertThat(execute("cutoff")).isEqualTo(2);
      assertThat(err.toString()).contains("--by NAME --reason TEXT");
      assertThat(execute("cutoff", "--reason", "a drill")).isEqualTo(2);
      assertThat(stack.asked()).isEmpty();
    }
  }

  @Test
  void listsSchedules() throws Exception {
    try (var stack = stack()) {
      stack.answering(
          "/schedules",
          """
          {"schedules":[%s,{"scheduleId":"europe","times":["10:00"],"zone":"Europe/Berlin",
            "nextCutoff":"2026-01-02T09:00:00Z"}]}
          """
              .formatted(PAUSED));

      assertThat(execute("schedules")).isZero();
      assertThat(out.toString())
          .isEqualTo(
              """
              daily  14:00,21:00 UTC  paused since 2026-01-01T00:00:00Z by ann: a?[2Jb
              europe  10:00 Europe/Berlin  next 2026-01-02T09:00:00Z
              """);
    }
  }

  @Test
  void pausesAScheduleAndLetsItGoOn() throws Exception {
    try (var stack = stack()) {
      stack.answering("/schedules/daily/pause", PAUSED);

      assertThat(execute("schedules", "pause", "daily", "--by", "ann", "--reason", "a drill"))
          .isZero();
      assertThat(out.toString()).startsWith("daily  14:00,21:00 UTC  paused since ");
      assertThat(execute("schedules", "resume", "a b", "--by", "ann", "--reason", "a drill"))
          .isZero();

      assertThat(stack.asked())
          .containsExactly("POST /schedules/daily/pause", "POST /schedules/a%20b/resume");
      assertThat(stack.bodies()).containsExactly(WORD, WORD);
    }
  }

  @Test
  void listsWhatIsHeldAndSaysWhatBecomesOfIt() throws Exception {
    try (var stack = stack()) {
      String held =
          """
          {"cutoffId":"c","scheduleId":"daily","instant":"2026-01-01T14:00:00Z","status":"%s"}
          """;
      stack.answering(
          "/cutoffs?status=held&limit=100", "{\"cutoffs\":[%s]}".formatted(held.formatted("held")));
      stack.answering("/cutoffs/c/release", held.formatted("planned"));
      stack.answering("/cutoffs/c/dismiss", held.formatted("dismissed"));

      assertThat(execute("cutoff", "held")).isZero();
      assertThat(execute("cutoff", "release", "c", "--by", "ann", "--reason", "a drill")).isZero();
      assertThat(execute("cutoff", "dismiss", "c", "--by", "ann", "--reason", "a drill")).isZero();

      assertThat(out.toString())
          .isEqualTo(
              """
              c  2026-01-01T14:00:00Z of daily  held
              c  2026-01-01T14:00:00Z of daily  planned
              c  2026-01-01T14:00:00Z of daily  dismissed
              """);
      assertThat(stack.bodies()).containsExactly("", WORD, WORD);
    }
  }

  @Test
  void saysThatNoneIsHeld() throws Exception {
    try (var stack = stack()) {
      stack.answering("/cutoffs?status=held&limit=100", "{\"cutoffs\":[]}");

      assertThat(execute("cutoff", "held")).isZero();
      assertThat(out.toString()).isEqualTo("None is held.\n");
    }
  }

  @Test
  void asksForNothingOfTwoKinds() throws Exception {
    try (var stack = stack()) {
      assertThat(order("--merchant", "a", "--payout", "p")).isEqualTo(2);
      assertThat(err.toString()).contains("name only one of");
      assertThat(stack.asked()).isEmpty();
    }
  }

  private FakeStack stack() throws Exception {
    return new FakeStack(folder, "all=1", Component.BROADCASTER);
  }

  private int execute(String... words) {
    CommandLine command = PayoutsCommand.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--data", folder.toString()));
    return command.execute(line.toArray(String[]::new));
  }
}
