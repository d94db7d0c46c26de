package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openpayouts.systemtests.node.NodeProject;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The unmodified npm package bitpay-sdk 8.0.4 drives the running API. */
@Scenario("node-sdk")
@Order(2)
class NodeSdkIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SharedStack stack = SharedStack.get();
  private final NodeProject sdk = NodeProject.of("sdk").installed();
  private final TestMerchant merchant = TestMerchant.in(stack, "node-sdk").withPayees(1);

  @Test
  void createsGetsListsAndCancelsAPayout() {
    JsonNode made = run(submit("sdk-1")).getFirst().path("result");
    String id = made.path("id").asString();

    List<JsonNode> answers =
        run(
            Map.of("do", "get", "payoutId", id),
            Map.of("do", "list", "filter", Map.of("status", "new", "limit", 10)),
            Map.of("do", "cancel", "payoutId", id),
            Map.of("do", "get", "payoutId", id));

    assertThat(made.path("status").asString()).isEqualTo("new");
    assertThat(made.path("amount").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(answers.get(0).path("result").path("reference").asString()).isEqualTo("sdk-1");
    assertThat(answers.get(1).path("result").isArray()).isTrue();
    assertThat(answers.get(1).path("result").get(0).path("id").asString()).isEqualTo(id);
    assertThat(answers.get(2).path("result").asBoolean()).isTrue();
    assertThat(answers.get(3).path("result").path("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void seesAnEmptyListAsAnEmptyArray() {
    JsonNode list =
        run(Map.of("do", "list", "filter", Map.of("reference", "there is none"))).getFirst();

    assertThat(list.path("result").isArray()).isTrue();
    assertThat(list.path("result")).isEmpty();
  }

  @Test
  void throwsTheTextOfARefusal() {
    JsonNode tooSmall =
        run(Map.of(
                "do", "submit",
                "amount", 1,
                "currency", "USD",
                "ledgerCurrency", "USD",
                "recipientId", merchant.payees().getFirst().recipientId(),
                "reference", "too-small"))
            .getFirst();
    JsonNode unknown = run(Map.of("do", "get", "payoutId", "1111111111111111111112")).getFirst();

    assertThat(tooSmall.path("error").path("message").asString()).contains("at least 5 USD");
    assertThat(unknown.path("error").path("message").asString()).contains("Resource not found");
  }

  private Map<String, ?> submit(String reference) {
    return Map.of(
        "do",
        "submit",
        "amount",
        12.5,
        "currency",
        "USD",
        "ledgerCurrency",
        "USD",
        "recipientId",
        merchant.payees().getFirst().recipientId(),
        "reference",
        reference,
        "notificationURL",
        stack.file().inboxUrl() + "/" + merchant.name());
  }

  @SafeVarargs
  private List<JsonNode> run(Map<String, ?>... steps) {
    Map<String, ?> script =
        Map.of(
            "baseUrl", stack.file().apiUrl(),
            "privateKeyHex", merchant.privateKeyHex(),
            "payoutToken", merchant.payoutToken(),
            "steps", List.of(steps));
    List<String> lines = sdk.run("driver.cjs", List.of(), List.of(JSON.writeValueAsString(script)));
    return lines.stream().map(JSON::readTree).toList();
  }
}
