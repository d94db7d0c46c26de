package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

/** Groups of payouts, as the published Node library asks for them. */
@Scenario("sdk-groups")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkGroupsIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#withGroups";

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "sdk-groups").withPayees(2);

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void areMadeListedAndCancelledAndOneBadInstructionStopsNoOther(Route route) {
    SdkClient client = route.client(stack, merchant);

    JsonNode group =
        client.call(
            "submitPayouts",
            Map.of(
                "payouts",
                List.of(payout("12.5", 0, route), payout("1", 1, route), payout("20", 0, route))));

    JsonNode made = group.path("payouts");
    assertThat(made).hasSize(2);
    String groupId = made.path(0).path("groupId").asString();
    assertThat(groupId).isNotBlank().isEqualTo(made.path(1).path("groupId").asString());
    assertThat(made.path(0).path("reference").asString()).isEqualTo("group " + route.word());
    assertThat(made.path(0).path("status").asString()).isEqualTo("new");
    JsonNode failed = group.path("failed");
    assertThat(failed).hasSize(1);
    assertThat(failed.path(0).path("errMessage").asString()).contains("at least 5 USD");
    assertThat(failed.path(0).path("payee").asString()).isEqualTo(merchant.payees().get(1).email());

    assertThat(client.call("listPayouts", Map.of("filter", Map.of("groupId", groupId)))).hasSize(2);

    JsonNode cancelled = client.call("cancelPayouts", Map.of("groupId", groupId));
    assertThat(cancelled.path("payouts")).hasSize(2);
    assertThat(cancelled.path("payouts").path(0).path("status").asString()).isEqualTo("cancelled");
    assertThat(cancelled.path("failed")).isEmpty();
  }

  private Map<String, ?> payout(String amount, int payee, Route route) {
    return Map.of(
        "amount",
        new BigDecimal(amount),
        "currency",
        "USD",
        "ledgerCurrency",
        "USD",
        "email",
        merchant.payees().get(payee).email(),
        "reference",
        "group " + route.word());
  }
}
