package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.MerchantLimits;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;

/** What an operator may say of a merchant's policy, and what is told of it. */
class PolicyIT {
  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);

  @Test
  void refusesWhatItDoesNotKnow() {
    assertBad(Map.of("surprise", 1), "policy has no surprise");
  }

  @Test
  void saysWhatIsWrongWithLimits() {
    assertBad(Map.of("limits", 1), "policy.limits must be a list");
    assertBad(Map.of("limits", List.of(1)), "policy.limits must be a list of objects");
    assertBadLimits(Map.of("perDay", 1), "policy.limits must name a currency");
    assertBadLimits(Map.of("currency", "XXX", "perDay", 1), "unsupported currency XXX");
    assertBadLimits(Map.of("currency", "EUR"), "limits of EUR say nothing");
    assertBadLimits(Map.of("currency", "EUR", "perDay", 0), "limits of EUR must be from 1");
    assertBadLimits(Map.of("currency", "EUR", "perDay", 1.5), "perDay must be a whole number");
    assertBadLimits(Map.of("currency", "EUR", "perWeek", 1), "policy.limits has no perWeek");
    Map<String, Object> once = Map.of("currency", "EUR", "perDay", 1);
    assertBad(Map.of("limits", List.of(once, once)), "limits must name each currency once");
  }

  @Test
  void saysWhatIsWrongWithDestinations() {
    assertBad(Map.of("destinationAllowList", "x"), "destinationAllowList must be a list");
    assertBad(Map.of("destinationAllowList", List.of(1)), "must be a list of addresses");
    assertBad(Map.of("destinationAllowList", List.of("")), "must have addresses only");
    assertBad(Map.of("destinationAllowList", List.of("a b")), "must have addresses only");
    assertBad(Map.of("destinationAllowList", Collections.nCopies(1_001, "x")), "more than 1000");
  }

  @Test
  void tellsLimitsAndDestinationsToWhoJudgesPayouts() {
    List<MerchantLimits> limits =
        List.of(
            new MerchantLimits("EUR", 1L, 99_999_999_999_999_999L, null),
            new MerchantLimits("BTC", null, null, 5L));

    TestMerchant merchant =
        TestMerchant.on(
            api,
            Map.of(
                "fundOnDeposit",
                true,
                "destinationAllowList",
                List.of(TestMerchant.ADDRESS),
                "limits",
                List.of(
                    Map.of("currency", "EUR", "perPayout", 1, "perDay", 99_999_999_999_999_999L),
                    Map.of("currency", "BTC", "perRecipientPerDay", 5))));

    MerchantPolicy told = told(merchant);
    assertThat(told.getFundOnDeposit()).isTrue();
    assertThat(told.getDestinationAllowList()).containsExactly(TestMerchant.ADDRESS);
    assertThat(told.getLimits()).isEqualTo(limits);
  }

  @Test
  void leavesThePolicyAsItIsWhereNothingIsSaidOfIt() {
    String path = "/admin/merchants/policy-" + IdSource.secure().nextId();
    Map<String, Object> without = Map.of("name", "Shop", "settlementCurrency", "EUR");
    Map<String, Object> limited = new HashMap<>(without);
    limited.put("policy", Map.of("limits", List.of(Map.of("currency", "EUR", "perDay", 1))));
    int first = operator.put(path, limited).json().get("version").asInt();

    assertThat(operator.put(path, without).json().get("version").asInt()).isEqualTo(first);

    Map<String, Object> cleared = new HashMap<>(without);
    cleared.put("policy", Map.of());
    assertThat(operator.put(path, cleared).json().get("version").asInt()).isEqualTo(first + 1);
    assertThat(operator.put(path, without).json().get("version").asInt()).isEqualTo(first + 1);
  }

  private static MerchantPolicy told(TestMerchant merchant) {
    return ((MerchantChanged)
            TestTopics.await(Topics.MERCHANTS, 1, found -> found.key().equals(merchant.id()))
                .getFirst()
                .value())
        .getPolicy();
  }

  private void assertBadLimits(Map<String, Object> limits, String text) {
    assertBad(Map.of("limits", List.of(limits)), text);
  }

  private void assertBad(Map<String, ?> policy, String text) {
    Answer answer =
        operator.put(
            "/admin/merchants/x",
            Map.of("name", "X", "settlementCurrency", "EUR", "policy", policy));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(text);
  }
}
