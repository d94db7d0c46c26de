package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;
import tools.jackson.databind.JsonNode;

/** A payout that was paid, read by each library: rates and transactions are what they trip over. */
@Scenario("sdk-paid")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkPaidIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#all";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant =
      TestMerchant.in(stack, "sdk-paid").withPayees(1).withReserve("100.00");
  private String payoutId = "";

  @BeforeAll
  void payOne() {
    Journal journal = new Journal(merchant);
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      Accepted payout = journal.ask(new BigDecimal("12.80"), 0, "paid");
      payoutId = payout.payoutId();
      stack.cutoff();
      witnesses.awaitFact(journal.lines(), "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      Deadline.in(PATIENCE).until("the API says so", () -> status().equals("complete"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void saysWhatWasPaidAndIsCancelledNoMore(Route route) {
    SdkClient client = route.client(stack, merchant);
    Map<String, ?> id = Map.of("id", payoutId);

    JsonNode paid = client.call("getPayout", id);

    assertThat(paid.path("status").asString()).isEqualTo("complete");
    JsonNode transaction = paid.path("transactions").path(0);
    assertThat(transaction.path("txid").asString()).hasSize(64);
    assertThat(transaction.path("amount").decimalValue()).isEqualByComparingTo("0.0002");
    assertThat(paid.path("exchangeRates").isNull()).isFalse();
    assertThat(client.call("notifyPayout", id).asBoolean()).isTrue();
    client.refused("cancelPayout", id).assertSays("040002", "complete");
  }

  private String status() {
    return merchant
        .client()
        .get("/payouts/" + payoutId)
        .orThrow("GET")
        .json()
        .path("data")
        .path("status")
        .asString();
  }
}
