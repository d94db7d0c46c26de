package org.openpayouts.localstack.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.openpayouts.localstack.stack.RunningStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What an operator does about cutoffs that are held. */
final class HeldCutoffCommands {
  private HeldCutoffCommands() {}

  /** payouts cutoff held. */
  @Command(
      name = "held",
      mixinStandardHelpOptions = true,
      description = "Lists the missed cutoffs that wait for a word, the oldest first.")
  static final class HeldCommand implements Callable<Integer> {
    @Mixin private StackOptions stack = new StackOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      JsonNode held =
          stack.running().scheduler().get("/cutoffs?status=held&limit=100").path("cutoffs");
      if (held.isEmpty()) {
        spec.commandLine().getOut().println("None is held.");
      }
      held.forEach(cutoff -> show(cutoff, spec));
      return 0;
    }
  }

  /** payouts cutoff release. */
  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Lets a held cutoff be told, late; the same again changes nothing.")
  static final class ReleaseCommand implements Callable<Integer> {
    @Mixin private StackOptions stack = new StackOptions();
    @Mixin private WordOptions word = new WordOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CUTOFF", description = "Its id, as held shows it.")
    private String id = "";

    @Override
    public Integer call() {
      show(say(stack.running(), id, "release", word), spec);
      return 0;
    }
  }

  /** payouts cutoff dismiss. */
  @Command(
      name = "dismiss",
      mixinStandardHelpOptions = true,
      description = "Has a held cutoff never told; the same again changes nothing.")
  static final class DismissCommand implements Callable<Integer> {
    @Mixin private StackOptions stack = new StackOptions();
    @Mixin private WordOptions word = new WordOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CUTOFF", description = "Its id, as held shows it.")
    private String id = "";

    @Override
    public Integer call() {
      show(say(stack.running(), id, "dismiss", word), spec);
      return 0;
    }
  }

  private static JsonNode say(RunningStack running, String id, String what, WordOptions word) {
    String cutoff = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    return running.scheduler().post("/cutoffs/" + cutoff + "/" + what, word.body());
  }

  private static void show(JsonNode cutoff, CommandSpec spec) {
    spec.commandLine()
        .getOut()
        .println(
            "%s  %s of %s  %s"
                .formatted(
                    cutoff.path("cutoffId").asString(""),
                    cutoff.path("instant").asString(""),
                    cutoff.path("scheduleId").asString(""),
                    cutoff.path("status").asString("")));
  }
}
