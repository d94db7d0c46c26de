package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;

/** Payouts, as the published client libraries' own functional tests walk through them. */
@Scenario("sdk-payouts")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkPayoutsIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#all";

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "sdk-payouts").withPayees(1);

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void areMadeReadListedToldAndCancelled(Route route) {
    SdkClient client = route.client(stack, merchant);
    String email = "ben@" + route.word() + ".example";
    Map<String, ?> invitation = Map.of("recipients", List.of(Map.of("email", email)));
    String recipientId = client.call("inviteRecipients", invitation).path(0).path("id").asString();

    JsonNode made = client.call("submitPayout", payout(Map.of("recipientId", recipientId), route));
    Map<String, ?> id = Map.of("id", made.path("id").asString());

    assertThat(made.path("status").asString()).isEqualTo("new");
    assertThat(made.path("amount").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(made.path("requestDate").isNull()).isFalse();
    assertThat(client.call("getPayout", id).path("email").asString()).isEqualTo(email);
    JsonNode listed =
        client.call("listPayouts", Map.of("filter", Map.of("status", "new", "limit", 10)));
    assertThat(listed.path(0).path("id").asString()).isEqualTo(id.get("id"));
    assertThat(client.call("notifyPayout", id).asBoolean()).isTrue();
    assertThat(client.call("cancelPayout", id).asBoolean()).isTrue();
    assertThat(client.call("getPayout", id).path("status").asString()).isEqualTo("cancelled");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void sayWhatTheyWereGiven(Route route) {
    SdkClient client = route.client(stack, merchant);
    String email = merchant.payees().getFirst().email();
    String url = stack.file().inboxUrl() + "/" + merchant.name();

    JsonNode made =
        client.call(
            "submitPayout",
            payout(
                Map.of(
                    "email", email,
                    "notificationURL", url,
                    "notificationEmail", "till@merchant.example"),
                route));

    assertThat(made.path("reference").asString()).isEqualTo("sdk " + route.word());
    assertThat(made.path("notificationURL").asString()).isEqualTo(url);
    assertThat(made.path("notificationEmail").asString()).isEqualTo("till@merchant.example");
    assertThat(made.path("recipientId").asString())
        .isEqualTo(merchant.payees().getFirst().recipientId());
    assertThat(client.call("cancelPayout", Map.of("id", made.path("id").asString())).asBoolean())
        .isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void anEmptyListIsAnEmptyList(Route route) {
    JsonNode none =
        route
            .client(stack, merchant)
            .call("listPayouts", Map.of("filter", Map.of("reference", "there is none")));

    assertThat(none.isArray()).isTrue();
    assertThat(none).isEmpty();
  }

  private static Map<String, ?> payout(Map<String, ?> optional, Route route) {
    var payout = new HashMap<String, Object>(optional);
    payout.put("amount", new BigDecimal("12.5"));
    payout.put("currency", "USD");
    payout.put("ledgerCurrency", "USD");
    payout.put("reference", "sdk " + route.word());
    return Map.of("payout", payout);
  }
}
