package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.gateway.NginxGateway;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Addresses;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;

/** What a library throws carries our code and our text, whatever refused. */
@Scenario("sdk-errors")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkErrorsIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#all";
  private static final String NOBODY = "1111111111111111111112";

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "sdk-errors").withPayees(1);
  private final TestMerchant foreign = TestMerchant.in(stack, "sdk-foreign").withPayees(1);

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void aBadFieldIsNamed(Route route) {
    SdkClient client = route.client(stack, merchant);

    client
        .refused("submitPayout", payout(Map.of("amount", new BigDecimal("1"))))
        .assertSays("010002", "at least 5 USD");
    client
        .refused("submitPayout", payout(Map.of("recipientId", NOBODY)))
        .assertSays("010002", "recipient");
    client
        .refused("submitPayout", payout(Map.of("notificationURL", "http://plain.example/hook")))
        .assertSays("010002", "https");
    client
        .refused("inviteRecipients", Map.of("recipients", List.of(Map.of("email", "nobody"))))
        .assertSays("010002", "e-mail");
    client
        .refused("listPayouts", Map.of("filter", Map.of("status", "sometimes")))
        .assertSays("020002", "status");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void whatIsNotThereIsNotFoundAndNeitherIsWhatIsForeign(Route route) {
    SdkClient client = route.client(stack, merchant);
    String theirs =
        foreign
            .submit(new BigDecimal("6.00"), 0, "for " + route.word())
            .orThrow("POST /payouts")
            .json()
            .path("data")
            .path("id")
            .asString();

    for (String id : List.of(NOBODY, theirs)) {
      client.refused("getPayout", Map.of("id", id)).assertSays("020001", "not found");
      client.refused("cancelPayout", Map.of("id", id)).assertSays("040001", "not found");
      client.refused("notifyPayout", Map.of("id", id)).assertSays("010001", "not found");
    }
    for (String id : List.of(NOBODY, foreign.payees().getFirst().recipientId())) {
      client.refused("getRecipient", Map.of("id", id)).assertSays("020001", "not found");
      client
          .refused("updateRecipient", Map.of("id", id, "label", "mine"))
          .assertSays("030001", "not found");
      client.refused("removeRecipient", Map.of("id", id)).assertSays("040001", "not found");
      client.refused("notifyRecipient", Map.of("id", id)).assertSays("010001", "not found");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void whoeverMayNotIsToldWhy(Route route) {
    Map<String, String> token = Map.of("payout", merchant.payoutToken());
    Map<String, String> wrongFacade = Map.of("payout", merchant.token("merchant"));
    String stranger = Addresses.freshPrivateKeyHex();
    Map<String, ?> question = Map.of("id", NOBODY);

    route
        .client(stack, stranger, token)
        .refused("getPayout", question)
        .assertSays("000000", "Unauthorized sin");
    route
        .client(stack, merchant.privateKeyHex(), wrongFacade)
        .refused("getPayout", question)
        .assertSays("000000", "facade");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void aSignatureForAnotherUrlIsRefusedAndSaysWhatWasHashed(Route route) {
    String known = route.way().baseUrl(stack);
    SdkClient client =
        new SdkClient(
            route.sdk().driver(),
            known.replace("127.0.0.1", "localhost"),
            merchant.privateKeyHex(),
            Map.of("payout", merchant.payoutToken()));

    SdkError refused = client.refused("getPayout", Map.of("id", NOBODY));

    refused.assertSays("000000", "Invalid signature");
    assertThat(refused.message()).contains(known + "/payouts/" + NOBODY);
  }

  @ParameterizedTest
  @EnumSource(PublishedSdk.class)
  void whatTheGatewayItselfRefusesIsThrownToo(PublishedSdk sdk) {
    try (NginxGateway gateway = NginxGateway.beforeNobody()) {
      SdkClient client =
          new SdkClient(
              sdk.driver(),
              gateway.baseUrl(),
              merchant.privateKeyHex(),
              Map.of("payout", merchant.payoutToken()));

      client
          .refused("getPayout", Map.of("id", NOBODY))
          .assertSays("020000", "temporarily not available");
    }
  }

  private Map<String, ?> payout(Map<String, ?> bent) {
    var payout = new HashMap<String, Object>();
    payout.put("amount", new BigDecimal("10"));
    payout.put("currency", "USD");
    payout.put("ledgerCurrency", "USD");
    payout.put("recipientId", merchant.payees().getFirst().recipientId());
    payout.put("reference", "refused");
    payout.putAll(bent);
    return Map.of("payout", payout);
  }
}
