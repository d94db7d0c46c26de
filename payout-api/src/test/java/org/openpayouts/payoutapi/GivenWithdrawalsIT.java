package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.openpayouts.schemas.topic.Topics;

/** Our extension: an invitation that says where the person is paid. */
class GivenWithdrawalsIT {
  private final RunningApi api = RunningApi.shared();
  private final String email = "given-" + UUID.randomUUID() + "@example.com";

  @Test
  void makesARecipientThatIsActiveAtOnceWhereThePolicySaysSo() {
    TestMerchant merchant = TestMerchant.on(api, Map.of("activatesGivenWithdrawals", true));

    Answer answer = invite(merchant, Map.of("asset", "BTC", "address", TestMerchant.ADDRESS));

    assertThat(answer.json().at("/data/0/status").asString()).as(answer.body()).isEqualTo("active");
    String id = answer.json().at("/data/0/id").asString();
    RecipientChanged fact =
        (RecipientChanged)
            TestTopics.await(Topics.RECIPIENTS, 1, found -> found.key().equals(id))
                .getFirst()
                .value();
    assertThat(fact.getStatus()).isEqualTo(RecipientStatus.ACTIVE);
    assertThat(api.destinationKey().verifies(target(fact), mac(fact))).isTrue();
    assertThat(TestTopics.await(Topics.NOTIFICATIONS, 1, found -> found.key().equals(id)))
        .extracting(found -> ((RecipientNotificationRequested) found.value()).getCode())
        .containsExactly(4004);
  }

  @Test
  void refusesAnAddressThatTheChainDoesNotTake() {
    TestMerchant merchant = TestMerchant.on(api, Map.of("activatesGivenWithdrawals", true));
    String mistyped = TestMerchant.ADDRESS.replaceFirst("p$", "q");

    assertRefused(
        invite(merchant, Map.of("asset", "BTC", "address", mistyped)),
        "recipients[0].withdrawal.address is no BTC address that can be paid here.");
    assertRefused(
        invite(merchant, Map.of("asset", "XYZ", "address", mistyped)),
        "recipients[0].withdrawal.asset must be one of BTC.");
    assertRefused(
        invite(merchant, Map.of("asset", "BTC")),
        "Missing required parameter recipients[0].withdrawal.address.");
  }

  @Test
  void leavesTheChoiceToThePersonWhereThePolicySaysNothing() {
    assertRefused(
        invite(TestMerchant.on(api), Map.of("asset", "BTC", "address", TestMerchant.ADDRESS)),
        "recipients[0].withdrawal is left to the person itself by your policy.");
  }

  private Answer invite(TestMerchant merchant, Map<String, String> withdrawal) {
    return merchant
        .client()
        .post(
            "/recipients",
            Map.of("recipients", List.of(Map.of("email", email, "withdrawal", withdrawal))));
  }

  private static PaymentIntent.Target target(RecipientChanged fact) {
    Withdrawal withdrawal = fact.getWithdrawal();
    return new PaymentIntent.Target(
        fact.getMerchantId(),
        fact.getRecipientId(),
        fact.getVersion(),
        withdrawal.getAsset(),
        withdrawal.getChain(),
        withdrawal.getDestination().getAddress(),
        withdrawal.getDestination().getMemo());
  }

  private static Mac mac(RecipientChanged fact) {
    return Mac.of(fact.getWithdrawal().getDestinationMac());
  }

  private static void assertRefused(Answer answer, String text) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().get("error").asString()).isEqualTo(text);
  }
}
