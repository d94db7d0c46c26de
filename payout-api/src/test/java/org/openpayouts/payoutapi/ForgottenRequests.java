package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;

/**
 * A payout and a group that a database forgot, and with them whom they pay: without that recipient
 * their requests look as if they had to be refused.
 */
record ForgottenRequests(String payout, String payoutId, String group, String groupId) {

  /** Has them accepted. */
  static ForgottenRequests acceptedBy(RunningApi api, TestMerchant merchant) {
    Map<String, Object> fields = merchant.fields("late-recipient");
    fields.put("recipientId", merchant.anotherRecipient(api));
    MerchantClient client = merchant.clientAt(api.url());
    String payout = client.body(fields);
    String group = client.body(Map.of("instructions", List.of(fields)));
    Answer one = client.send("POST", "/payouts", payout);
    Answer many = client.send("POST", "/payouts/group", group);
    return new ForgottenRequests(
        payout,
        one.json().at("/data/id").asString(),
        group,
        many.json().at("/created/0/groupId").asString());
  }

  /** Nothing that was forgotten is told not to be there, or to be refused. */
  void assertNotDenied(MerchantClient client) {
    assertClosed(client.send("POST", "/payouts", payout));
    assertClosed(client.send("POST", "/payouts/group", group));
    assertClosed(client.get("/payouts/" + payoutId));
    assertClosed(client.get("/payouts?reference=late-recipient"));
    assertClosed(client.get("/payouts?groupId=" + groupId));
    assertClosed(client.delete("/payouts/" + payoutId));
    assertClosed(client.delete("/payouts/group/" + groupId));
    assertClosed(client.post("/payouts/" + payoutId + "/notifications", Map.of()));
  }

  /** Their repeats are answered with what they made. */
  void assertKnownAgain(MerchantClient client) {
    Answer one = client.send("POST", "/payouts", payout);
    Answer many = client.send("POST", "/payouts/group", group);

    assertThat(List.of(one, many))
        .allSatisfy(repeat -> assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true"));
    assertThat(one.json().at("/data/id").asString()).isEqualTo(payoutId);
    assertThat(many.json().at("/created/0/groupId").asString()).isEqualTo(groupId);
  }

  static void assertClosed(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("10");
    assertThat(answer.body()).contains("is being read back");
  }
}
