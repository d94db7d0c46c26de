package org.openpayouts.localstack.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.demo.Screen;
import org.openpayouts.localstack.stack.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** payouts forecast. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    description = {
      "Says what the next cutoff would fund, as things stand: for each merchant and ledger how many"
          + " payouts and how much, which would step aside and why, and where the money would end."
          + " It changes nothing."
    })
final class ForecastCommand implements Callable<Integer> {
  private static final List<String> HEADER =
      List.of(
          "merchant",
          "ledger",
          "available",
          "funded",
          "held",
          "deferred",
          "missing",
          "first blocked",
          "waiting");

  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--merchant",
      paramLabel = "ID",
      description = "Only the ledgers of one merchant.")
  private @Nullable String merchant;

  @Option(names = "--json", description = "Prints the answer as it came, in ledger units.")
  private boolean json;

  @Override
  public Integer call() {
    String path =
        merchant == null ? "/forecast" : "/forecast?merchant=" + URLEncoder.encode(merchant, UTF_8);
    JsonNode forecast = stack.running().management(Component.FUNDING_CHECKER).get(path);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonText.of(forecast));
    } else {
      print(forecast, out);
    }
    return 0;
  }

  private static void print(JsonNode forecast, PrintWriter out) {
    String cutoff = forecast.path("cutoff").asString();
    out.println(
        forecast.path("announced").asBoolean()
            ? "The next cutoff is at " + cutoff + "."
            : "No cutoff has told when the next one is: as if it were now, " + cutoff + ".");
    JsonNode ledgers = forecast.path("ledgers");
    if (ledgers.isEmpty()) {
      out.println("No payout waits for it.");
      return;
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    ledgers.forEach(ledger -> rows.add(row(ledger)));
    out.println(Screen.table(rows));
    if (forecast.path("truncated").asBoolean()) {
      out.println(
          "There is more than was looked at: name one merchant, or raise payouts.forecast.payouts-max"
              + " and payouts.forecast.ledgers-max.");
    }
  }

  private static List<String> row(JsonNode ledger) {
    JsonNode shortage = ledger.path("shortage");
    boolean isShort = shortage.isObject();
    return List.of(
        ledger.path("merchantId").asString(),
        ledger.path("currency").asString(),
        amount(ledger, ledger.path("availableUnits")),
        ledger.path("funded").asLong() + (ledger.path("truncated").asBoolean() ? " or more" : ""),
        amount(ledger, ledger.path("heldUnits")),
        deferred(ledger),
        isShort ? amount(ledger, shortage.path("missingUnits")) : "",
        isShort ? shortage.path("firstBlockedPayoutId").asString() : "",
        isShort ? Long.toString(shortage.path("waiting").asLong()) : "");
  }

  private static String amount(JsonNode ledger, JsonNode units) {
    return BigDecimal.valueOf(units.asLong(), ledger.path("scale").asInt()).toPlainString();
  }

  private static String deferred(JsonNode ledger) {
    if (ledger.hasNonNull("stoppedSince")) {
      return "all: stopped since " + ledger.path("stoppedSince").asString();
    }
    return ledger.path("deferred").properties().stream()
        .map(reason -> reason.getValue().asLong() + " " + reason.getKey())
        .collect(Collectors.joining("\n"));
  }
}
