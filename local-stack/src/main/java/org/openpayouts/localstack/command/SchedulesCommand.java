package org.openpayouts.localstack.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.openpayouts.localstack.stack.RunningStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** payouts schedules. */
@Command(
    name = "schedules",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the schedules of cutoffs: their times, the next cutoff, and who has paused which.",
      "",
      "pause stops one, resume lets it go on; the same again changes nothing. A slot that passes"
          + " meanwhile never comes into being."
    })
final class SchedulesCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    stack.running().scheduler().get("/schedules").path("schedules").forEach(this::show);
    return 0;
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Stops a schedule: no slot of it comes into being from now on.")
  int pause(
      @Mixin StackOptions of,
      @Parameters(paramLabel = "SCHEDULE", description = "Its name.") String id,
      @Mixin WordOptions word) {
    return change(of.running(), id, "pause", word);
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Lets a schedule go on with the slots after this moment.")
  int resume(
      @Mixin StackOptions of,
      @Parameters(paramLabel = "SCHEDULE", description = "Its name.") String id,
      @Mixin WordOptions word) {
    return change(of.running(), id, "resume", word);
  }

  private int change(RunningStack running, String id, String change, WordOptions word) {
    String name = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    show(running.scheduler().post("/schedules/" + name + "/" + change, word.body()));
    return 0;
  }

  private void show(JsonNode schedule) {
    JsonNode paused = schedule.path("paused");
    String standing =
        paused.isMissingNode()
            ? "next " + text(schedule, "nextCutoff")
            : "paused since %s by %s: %s"
                .formatted(text(paused, "since"), text(paused, "by"), text(paused, "reason"));
    spec.commandLine()
        .getOut()
        .println(
            "%s  %s %s  %s"
                .formatted(
                    text(schedule, "scheduleId"),
                    times(schedule.path("times")),
                    text(schedule, "zone"),
                    standing));
    spec.commandLine().getOut().flush();
  }

  private static String times(JsonNode times) {
    return StreamSupport.stream(times.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.joining(","));
  }

  /** A person wrote it, so nothing in it may move the cursor. */
  private static String text(JsonNode node, String field) {
    return node.path(field).asString("-").replaceAll("\\p{C}", "?");
  }
}
