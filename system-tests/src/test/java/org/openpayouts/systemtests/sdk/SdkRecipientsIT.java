package org.openpayouts.systemtests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Recipients, as the published client libraries' own functional tests walk through them. */
@Scenario("sdk-recipients")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkRecipientsIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#all";

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "sdk-recipients");

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void areInvitedReadListedRenamedToldAndRemoved(Route route) {
    SdkClient client = route.client(stack, merchant);
    String email = "ann@" + route.word() + ".example";

    JsonNode invited = client.call("inviteRecipients", invitation(email)).path(0);
    String id = invited.path("id").asString();

    assertThat(id).hasSize(22);
    assertThat(invited.path("email").asString()).isEqualTo(email);
    assertThat(invited.path("label").asString()).isEqualTo("Ann");
    assertThat(invited.path("status").asString()).isEqualTo("invited");
    assertThat(invited.path("token").asString()).isNotBlank();
    assertThat(client.call("getRecipient", Map.of("id", id)).path("email").asString())
        .isEqualTo(email);
    JsonNode listed =
        client.call("listRecipients", filter(Map.of("status", "invited", "limit", 1)));
    assertThat(listed).hasSize(1);
    JsonNode renamed = client.call("updateRecipient", Map.of("id", id, "label", "Ann B."));
    assertThat(renamed.path("label").asString()).isEqualTo("Ann B.");
    assertThat(client.call("notifyRecipient", Map.of("id", id)).asBoolean()).isTrue();
    assertThat(client.call("removeRecipient", Map.of("id", id)).asBoolean()).isTrue();
    assertThat(client.call("getRecipient", Map.of("id", id)).path("status").asString())
        .isEqualTo("removed");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void whoIsInvitedAgainIsTheSameOne(Route route) {
    SdkClient client = route.client(stack, merchant);
    String email = "again@" + route.word() + ".example";

    JsonNode first = client.call("inviteRecipients", invitation(email)).path(0);
    JsonNode second = client.call("inviteRecipients", invitation(email)).path(0);

    assertThat(second.path("id").asString()).isEqualTo(first.path("id").asString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void anEmptyListIsAnEmptyList(Route route) {
    JsonNode paused =
        route.client(stack, merchant).call("listRecipients", filter(Map.of("status", "paused")));

    assertThat(paused.isArray()).isTrue();
    assertThat(paused).isEmpty();
  }

  private static Map<String, ?> invitation(String email) {
    return Map.of("recipients", List.of(Map.of("email", email, "label", "Ann")));
  }

  private static Map<String, ?> filter(Map<String, ?> filter) {
    return Map.of("filter", filter);
  }
}
