package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;
import tools.jackson.databind.JsonNode;

/** A file of payouts with broken lines: each is refused by number, the good ones are paid. */
@Scenario("broken-csv")
@Order(4)
class BrokenCsvIT {
  private final SharedStack stack = SharedStack.get();
  private final String run = "csv" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

  @Test
  void brokenLinesAreRefusedByNumberAndTheGoodOnesArePaid(@TempDir Path folder) throws IOException {
    String recipient = stack.file().merchant().recipients().getFirst().email();
    String good = "10.00,USD,USD," + recipient + "," + run + "-";
    Path file = folder.resolve("payouts.csv");
    Files.writeString(
        file,
        """
        amount,currency,ledgerCurrency,recipient,reference,notificationURL
        %s2,
        ten,USD,USD,%s,csv-3,
        1.00,USD,USD,%s,csv-4,
        10.00,USD,USD,nobody@nowhere.example,csv-5,
        %s6,
        10.00,USD
        """
            .formatted(good, recipient, recipient, good));

    PayoutsCommand.Outcome outcome = stack.run("demo", "--file", file.toString(), "--keep");

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output().lines().filter(line -> line.matches("line \\d+ .*")))
        .containsExactly(
            "line 3 refused: amount is not a decimal number: ten",
            "line 4 refused: amount must be worth at least 5 USD by the last published rate.",
            "line 5 refused: no active recipient nobody@nowhere.example",
            "line 7 refused: has 2 fields instead of 6");
    assertThat(outcome.output()).contains("2 payouts accepted, 4 lines refused");
    assertThat(payoutsOfThisFile())
        .extracting(payout -> payout.path("status").asString())
        .containsExactly("complete", "complete");
  }

  /** What the API has under the references of the file. */
  private List<JsonNode> payoutsOfThisFile() {
    Answer newest = stack.running().merchant().get("/payouts?limit=100");
    return newest
        .orThrow("GET /payouts")
        .json()
        .path("data")
        .valueStream()
        .filter(payout -> payout.path("reference").asString("").startsWith(run))
        .toList();
  }
}
