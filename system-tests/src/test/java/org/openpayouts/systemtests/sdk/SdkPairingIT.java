package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Addresses;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;

/** How a new key comes to a token: asked for by the client, or offered to it. */
@Scenario("sdk-pairing")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkPairingIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#all";
  private static final Map<String, ?> ALL = Map.of("filter", Map.of());

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "sdk-pairing");

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void aClientsTokenWorksOnceSomebodyHasApprovedItsCode(Route route) {
    String key = Addresses.freshPrivateKeyHex();

    JsonNode asked =
        route
            .client(stack, key, Map.of())
            .call("pair", Map.of("facade", "payout", "label", "till " + route.word()));
    SdkClient client = route.client(stack, key, payout(asked));

    assertThat(asked.path("pairingCode").asString()).hasSize(7);
    client.refused("listPayouts", ALL).assertSays("000000", "not approved");
    merchant.approve(asked.path("pairingCode").asString());
    assertThat(client.call("listPayouts", ALL).isArray()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void aClientThatBringsAnOfferedCodeHasAToken(Route route) {
    String key = Addresses.freshPrivateKeyHex();
    Map<String, ?> claim = Map.of("pairingCode", merchant.offer("payout"), "facade", "payout");

    JsonNode claimed = route.client(stack, key, Map.of()).call("claim", claim);

    SdkClient client = route.client(stack, key, payout(claimed));
    assertThat(client.call("listPayouts", ALL).isArray()).isTrue();
    route
        .client(stack, Addresses.freshPrivateKeyHex(), Map.of())
        .refused("claim", claim)
        .assertSays("010001", "pairing code");
  }

  private static Map<String, String> payout(JsonNode token) {
    return Map.of("payout", token.path("token").asString());
  }
}
