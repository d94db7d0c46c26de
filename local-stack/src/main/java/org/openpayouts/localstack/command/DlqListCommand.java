package org.openpayouts.localstack.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.demo.Screen;
import org.openpayouts.localstack.dlq.SetAsideClient;
import org.openpayouts.localstack.dlq.SetAsideRecord;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** payouts dlq list. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists what is set aside; with --applied what was done about it, by whom and why.")
final class DlqListCommand implements Callable<Integer> {
  private static final int CAUSE_MAX = 60;

  @Mixin private StackOptions stack = new StackOptions();
  @Mixin private DlqFilter filter = new DlqFilter();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--applied", description = "What was mended: who, why, under which plan.")
  private boolean applied;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    filter.check();
    SetAsideClient client = new SetAsideClient(stack.running());
    Away away = new Away();
    if (applied) {
      showApplied(client, away);
    } else {
      show(filter.find(client, away), away);
    }
    away.lines().forEach(spec.commandLine().getErr()::println);
    return away.isEmpty() ? 0 : 1;
  }

  private void show(List<SetAsideRecord> records, Away away) {
    if (json) {
      print(JsonText.of(records));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("id", "key", "from", "set aside", "cause"));
    for (SetAsideRecord record : records) {
      rows.add(
          List.of(
              record.id(),
              text(record.key()),
              record.source(),
              seconds(record.at()),
              record.cause() == null
                  ? "waits behind another of its key"
                  : shortened(record.cause())));
    }
    print(records.isEmpty() ? "Nothing is set aside" + among(away) : Screen.table(rows));
  }

  private void showApplied(SetAsideClient client, Away away) {
    Map<String, List<JsonNode>> byService = new LinkedHashMap<>();
    for (Component service : filter.services()) {
      away.ask(
          service,
          () ->
              byService.put(service.id(), client.mended(service, filter.since(), filter.wanted())));
    }
    if (json) {
      print(JsonText.of(byService));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("when", "service", "record", "key", "what", "by", "reason", "plan"));
    byService.forEach((service, mended) -> mended.forEach(one -> rows.add(row(service, one))));
    print(rows.size() == 1 ? "Nothing was mended" + among(away) : Screen.table(rows));
  }

  private static String among(Away away) {
    return away.isEmpty() ? "." : " by the services that tell.";
  }

  private static List<String> row(String service, JsonNode one) {
    return List.of(
        seconds(one.path("at").asString("")),
        service,
        one.path("kind").asString("") + "/" + one.path("record").asLong(),
        text(one.path("key").asString(null)),
        one.path("verdict").asString(""),
        one.path("by").asString(""),
        one.path("reason").asString(""),
        shortPlan(one.path("plan").asString("")));
  }

  private static String shortPlan(String plan) {
    return plan.length() <= 8 ? plan : plan.substring(0, 8);
  }

  private static String text(@Nullable String value) {
    return value == null ? "-" : value;
  }

  private static String seconds(String instant) {
    int point = instant.indexOf('.');
    return point < 0 ? instant : instant.substring(0, point) + "Z";
  }

  private static String shortened(String cause) {
    return cause.length() <= CAUSE_MAX ? cause : cause.substring(0, CAUSE_MAX) + "...";
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text);
  }
}
