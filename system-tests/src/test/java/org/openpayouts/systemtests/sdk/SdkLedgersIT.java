package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;

/** What a merchant has, and what money costs: ledgers, rates and currencies. */
@Scenario("sdk-ledgers")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkLedgersIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#all";
  private static final Map<String, ?> NOTHING = Map.of();

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "sdk-ledgers").withReserve("100.00");
  private final String merchantToken = merchant.token("merchant");

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void ledgersShowTheBalanceAndEachEntry(Route route) {
    SdkClient client = client(route);
    LocalDate today = LocalDate.now(Clock.systemUTC());

    JsonNode ledger = having("currency", "USD", client.call("ledgers", NOTHING));
    JsonNode entries =
        client.call(
            "ledgerEntries",
            Map.of(
                "currency", "USD",
                "startDate", today.minusMonths(1).toString(),
                "endDate", today.plusDays(1).toString()));

    assertThat(ledger.path("balance").decimalValue()).isEqualByComparingTo("100");
    assertThat(entries).hasSize(1);
    // The Java library keeps both as texts.
    BigDecimal amount = new BigDecimal(entries.path(0).path("amount").asString());
    BigDecimal scale = new BigDecimal(entries.path(0).path("scale").asString());
    assertThat(amount.divide(scale)).isEqualByComparingTo("100");
  }

  /** The Node library sends these with the signature of the call before, which fits nothing. */
  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void ratesAreForAnybodyAndIgnoreAStaleSignature(Route route) {
    SdkClient client = client(route);
    client.call("ledgers", NOTHING);

    JsonNode all = client.call("rates", NOTHING);
    JsonNode ofEuro = client.call("rates", Map.of("base", "EUR"));
    JsonNode one = client.call("rate", Map.of("base", "BTC", "quote", "USD"));

    assertThat(having("code", "USD", all).path("rate").decimalValue())
        .isEqualByComparingTo("64000");
    assertThat(having("code", "USD", ofEuro).path("rate").decimalValue())
        .isEqualByComparingTo("1.08");
    assertThat(one.path("code").asString()).isEqualTo("USD");
    assertThat(one.path("rate").decimalValue()).isEqualByComparingTo("64000");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void currenciesSayHowPreciselyTheyCount(Route route) {
    SdkClient client = client(route);
    client.call("ledgers", NOTHING);

    JsonNode bitcoin = client.call("currency", Map.of("code", "BTC"));
    JsonNode dollar = client.call("currency", Map.of("code", "USD"));

    assertThat(bitcoin.path("code").asString()).isEqualTo("BTC");
    assertThat(bitcoin.path("precision").asInt()).isEqualTo(8);
    assertThat(dollar.path("code").asString()).isEqualTo("USD");
    assertThat(dollar.path("precision").asInt()).isEqualTo(2);
  }

  private SdkClient client(Route route) {
    return route.client(stack, merchant.privateKeyHex(), Map.of("merchant", merchantToken));
  }

  private static JsonNode having(String field, String value, JsonNode list) {
    return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
        .map(list::path)
        .filter(each -> value.equals(each.path(field).asString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
  }
}
