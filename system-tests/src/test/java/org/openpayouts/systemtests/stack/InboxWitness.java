package org.openpayouts.systemtests.stack;

import java.util.List;
import java.util.stream.Stream;
import org.openpayouts.systemtests.guarantee.Delivery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the inbox's own log: what one merchant was told and took with success. */
final class InboxWitness {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SUCCESS = 200;

  private final SharedStack stack;
  private final TestMerchant merchant;

  InboxWitness(SharedStack stack, TestMerchant merchant) {
    this.stack = stack;
    this.merchant = merchant;
  }

  List<Delivery> deliveries() {
    return attempts().filter(attempt -> attempt.answered() == SUCCESS).map(this::delivery).toList();
  }

  /** Everything that came, taken or not. */
  Stream<org.openpayouts.localstack.inbox.Delivery> attempts() {
    String path = "/" + merchant.name();
    return stack.running().deliveries().stream().filter(attempt -> attempt.path().equals(path));
  }

  private Delivery delivery(org.openpayouts.localstack.inbox.Delivery attempt) {
    JsonNode body = JSON.readTree(attempt.body());
    return new Delivery(
        body.path("data").path("id").asString(""),
        body.path("event").path("code").asInt(),
        attempt.header("webhook-id").orElse(""),
        attempt.header("traceparent").orElse(""),
        attempt.isSignedWith(merchant.payoutToken()));
  }
}
