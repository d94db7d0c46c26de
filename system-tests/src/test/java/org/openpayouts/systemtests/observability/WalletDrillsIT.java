package org.openpayouts.systemtests.observability;

import static org.openpayouts.systemtests.observability.DrillGround.PATIENCE;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.LocalRates;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Backups;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Overrides;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.Witnesses;
import tools.jackson.databind.JsonNode;

/** The hot wallet is held, or has too little, and the walk of its page lets it pay on. */
@Scenario("wallet-drills")
@Tag(Scenario.LONG)
@Order(15)
class WalletDrillsIT {
  private static final int SATOSHI_DIGITS = 8;

  @TempDir private Path folder;

  private final SharedStack stack = SharedStack.get();

  @Test
  void twoPersonsFreeAWalletThatIsHeldForAWrongKey() throws IOException {
    Journal journal = ground().journal("held", "50.00");
    Path another = Files.writeString(folder.resolve("another-key"), "0".repeat(64));
    try (Overrides overrides = new Overrides(stack)) {
      overrides.give(
          Component.BROADCASTER, Map.of("payouts.intent.request-key-file", another.toString()));
      stack.restart(Component.BROADCASTER);
      journal.ask(new BigDecimal("6.00"), 0, "held");
      stack.cutoff();

      ground()
          .drill(
              "held-wallet",
              Map.of("BROADCASTER", management()),
              Map.of(
                  "the broadcaster is given the key of payout-api again",
                  () -> overrides.withdraw(Component.BROADCASTER)));
    }

    ground().goOn(journal);
  }

  @Test
  void coinsAreSentToAWalletThatHasTooFew() {
    BigDecimal more = confirmedBitcoins().add(BigDecimal.TEN);
    BigDecimal dollars =
        more.multiply(LocalRates.ofBitcoin("USD").orElseThrow()).setScale(2, RoundingMode.UP);
    Journal journal = ground().journal("low", dollars.add(BigDecimal.TEN).toPlainString());
    journal.ask(dollars, 0, "low");
    stack.cutoff();

    ground()
        .drill(
            "low-wallet",
            Map.of("BROADCASTER", management()),
            Map.of("coins are sent to this address", () -> send(more)));

    ground().goOn(journal);
  }

  private BigDecimal confirmedBitcoins() {
    Deadline.in(PATIENCE)
        .until(
            "the wallet was looked at",
            () -> !wallet().path("confirmedBaseUnits").asString().equals("0"));
    return new BigDecimal(wallet().path("confirmedBaseUnits").asString())
        .movePointLeft(SATOSHI_DIGITS);
  }

  private void send(BigDecimal coins) {
    stack.running().chain().fund(wallet().path("address").asString(), coins, 1);
  }

  private JsonNode wallet() {
    return stack.running().management(Component.BROADCASTER).get("/wallets");
  }

  @Test
  void twoPersonsAttributeAPaymentOfWhichNoFactWasSent() {
    Journal journal = ground().journal("forgotten", "50.00");
    var backups = new Backups(stack, Component.BROADCASTER);
    String backup = backups.take();
    Accepted payout = journal.ask(new BigDecimal("6.00"), 0, "forgotten");
    String txid = sendWithoutAFact(journal);

    ground()
        .drill(
            "restored-broadcaster",
            Map.of("BROADCASTER", management(), "TXID", txid, "PAYOUT", payout.payoutId()),
            Map.of(
                "its database is put back to the backup of before the payout",
                () -> backups.putBack(backup)));

    ground().goOn(journal);
  }

  /** The broker goes before the chain comes, and the broadcaster before the broker comes. */
  private String sendWithoutAFact(Journal journal) {
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.kill(Component.CHAIN);
      stack.cutoff();
      witnesses.awaitFact(journal.lines(), "PayoutDelayed", PATIENCE);
    }
    stack.kill(Component.KAFKA);
    stack.restart(Component.CHAIN);
    Deadline.in(PATIENCE).until("it is sent", () -> !waiting().isEmpty());
    stack.kill(Component.BROADCASTER);
    stack.restart(Component.KAFKA);
    return waiting().getFirst();
  }

  /** The transactions that wait for a block. */
  private List<String> waiting() {
    return stack
        .running()
        .chain()
        .call("getrawmempool")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private String management() {
    return ground().management(Component.BROADCASTER);
  }

  private DrillGround ground() {
    return new DrillGround(stack, folder);
  }
}
