package org.openpayouts.localstack.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openpayouts.localstack.check.AcceptedPayout;
import org.openpayouts.localstack.client.MerchantClient;
import org.openpayouts.localstack.client.Patience;
import org.openpayouts.localstack.merchant.DemoMerchant;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.LocalRates;
import org.openpayouts.localstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/**
 * Payouts of earlier runs: those on their way are brought home first, and those that still wait are
 * followed as this run's own, because its cutoff will pay them too.
 */
final class Leftovers {
  private static final int PAGE = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final RunningStack stack;
  private final Patience patience;

  Leftovers(RunningStack stack, Patience patience) {
    this.stack = stack;
    this.patience = patience;
  }

  /** Mines until nothing is on its way. */
  void bringHome() {
    Deadline deadline = Deadline.in(PATIENCE);
    deadline.until(
        "the payouts of earlier runs are complete",
        () -> {
          if (list("processing", 1).isEmpty() && list("funded", 1).isEmpty()) {
            return true;
          }
          patience.ask(() -> stack.chain().mine(1));
          Pause.of(Duration.ofMillis(500));
          return false;
        });
  }

  /** Those that wait for a cutoff and are paid to recipients that we know. */
  List<AcceptedPayout> waiting() {
    List<AcceptedPayout> waiting = new ArrayList<>();
    for (JsonNode payout : list("new", Integer.MAX_VALUE)) {
      stack.file().merchant().recipients().stream()
          .filter(known -> known.id().equals(payout.path("recipientId").asString("")))
          .findFirst()
          .ifPresent(recipient -> waiting.add(accepted(payout, recipient)));
    }
    return waiting;
  }

  private List<JsonNode> list(String status, int atMost) {
    MerchantClient merchant = stack.merchant();
    List<JsonNode> found = new ArrayList<>();
    int page;
    do {
      String query = "?status=" + status + "&limit=" + PAGE + "&offset=" + found.size();
      page = 0;
      JsonNode answer =
          patience.ask(() -> merchant.get("/payouts" + query)).orThrow("GET /payouts").json();
      for (JsonNode payout : answer.path("data")) {
        found.add(payout);
        page++;
      }
    } while (page == PAGE && found.size() < atMost);
    return found;
  }

  private static AcceptedPayout accepted(JsonNode payout, DemoMerchant.Recipient recipient) {
    String currency = payout.path("currency").asString();
    BigDecimal amount = new BigDecimal(payout.path("amount").asString());
    BigDecimal price = LocalRates.ofBitcoin(currency).orElseThrow();
    return new AcceptedPayout(
        payout.path("id").asString(),
        payout.path("reference").asString(""),
        recipient.address(),
        amount.toPlainString(),
        currency,
        AcceptedPayout.satoshisOf(amount, price),
        payout.path("notificationURL").asString("").isEmpty());
  }
}
