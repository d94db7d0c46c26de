package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;

/** A file of payouts with broken lines: each is refused by number, the good ones are paid. */
@Scenario("broken-csv")
@Order(4)
class BrokenCsvIT {
  private final SharedStack stack = SharedStack.get();

  @Test
  void brokenLinesAreRefusedByNumberAndTheGoodOnesArePaid(@TempDir Path folder) throws IOException {
    String recipient = stack.file().merchant().recipients().getFirst().email();
    String good = "10.00,USD,USD," + recipient + ",csv-";
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
    assertThat(outcome.output())
        .contains("line 3")
        .contains("line 4")
        .contains("line 5")
        .contains("line 7")
        .doesNotContain("line 2:")
        .doesNotContain("line 6:");
  }
}
