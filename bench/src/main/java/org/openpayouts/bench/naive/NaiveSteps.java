package org.openpayouts.bench.naive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every second: each payout one step further, each step a transaction and then its webhook. */
@Component
class NaiveSteps {
  private final NaivePayouts payouts;
  private final NaiveBalances balances;
  private final TransactionTemplate transaction;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI webhooks;

  NaiveSteps(
      NaivePayouts payouts,
      NaiveBalances balances,
      PlatformTransactionManager transactions,
      @Value("${naive.webhooks}") URI webhooks) {
    this.payouts = payouts;
    this.balances = balances;
    this.transaction = new TransactionTemplate(transactions);
    this.webhooks = webhooks;
    if (balances.count() == 0) {
      balances.save(new NaiveBalance());
    }
  }

  @Scheduled(fixedDelay = 1000)
  void moveOn() {
    step("new", "funded", true);
    step("funded", "processing", false);
    step("processing", "complete", false);
  }

  private void step(String from, String to, boolean pays) {
    for (NaivePayout found : payouts.findByStatusOrderById(from)) {
      transaction.executeWithoutResult(status -> {
        NaivePayout payout = payouts.findById(found.id()).orElseThrow();
        if (pays) {
          balances.findLockedById(1).orElseThrow().take(payout.amount());
        }
        payout.become(to);
      });
      tell(found, to);
    }
  }

  private void tell(NaivePayout payout, String status) {
    String body =
        "{\"data\":{\"id\":%d,\"status\":\"%s\",\"recipient\":\"%s\"}}"
            .formatted(payout.id(), status, payout.recipient());
    HttpRequest request =
        HttpRequest.newBuilder(webhooks)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      http.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new IllegalStateException("the webhook was not taken", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
