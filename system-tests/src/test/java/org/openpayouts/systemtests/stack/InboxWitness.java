package org.openpayouts.systemtests.stack;

import java.util.List;
import java.util.stream.IntStream;
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
  private long forgottenAt = Long.MAX_VALUE;

  InboxWitness(SharedStack stack, TestMerchant merchant) {
    this.stack = stack;
    this.merchant = merchant;
  }

  List<Delivery> deliveries() {
    var all = attempts().toList();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).answered() == SUCCESS)
        .mapToObj(i -> delivery(all.get(i), i < forgottenAt ? 0 : 1))
        .toList();
  }

  /** Everything that came, taken or not. */
  Stream<org.openpayouts.localstack.inbox.Delivery> attempts() {
    String path = "/" + merchant.name();
    return stack.running().deliveries().stream().filter(attempt -> attempt.path().equals(path));
  }

  /** From here on the dispatcher may tell again what it has told before. */
  void dispatcherForgets() {
    forgottenAt = attempts().count();
  }

  private Delivery delivery(org.openpayouts.localstack.inbox.Delivery attempt, int telling) {
    JsonNode body = JSON.readTree(attempt.body());
    return new Delivery(
        body.path("data").path("id").asString(""),
        body.path("event").path("code").asInt(),
        attempt.header("webhook-id").orElse(""),
        attempt.header("traceparent").orElse(""),
        attempt.isSignedWith(merchant.payoutToken()),
        telling);
  }
}
