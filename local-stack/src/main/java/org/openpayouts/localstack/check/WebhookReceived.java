package org.openpayouts.localstack.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One event reached the inbox for every accepted payout: signed, and after the earlier events. */
public record WebhookReceived(int code, String name) implements Check {
  @Override
  public Finding judge(Evidence evidence) {
    Map<String, List<ReceivedWebhook>> byPayout = new HashMap<>();
    evidence
        .webhooks()
        .forEach(webhook ->
            byPayout.computeIfAbsent(webhook.payoutId(), unused -> new ArrayList<>()).add(webhook));
    List<String> complaints = new ArrayList<>();
    int received = 0;
    List<AcceptedPayout> expected =
        evidence.accepted().stream().filter(AcceptedPayout::toInbox).toList();
    for (AcceptedPayout payout : expected) {
      List<ReceivedWebhook> own = byPayout.getOrDefault(payout.payoutId(), List.of());
      if (own.stream().anyMatch(webhook -> webhook.code() == code)) {
        received++;
        complain(payout.payoutId(), own, complaints);
      } else {
        complaints.add(payout.payoutId() + ": " + code + " never reached the inbox");
      }
    }
    String figure = received + " of " + expected.size();
    return new Finding("webhook " + code + " " + name, figure, "inbox's log", complaints);
  }

  private void complain(String payoutId, List<ReceivedWebhook> own, List<String> complaints) {
    boolean sawLater = false;
    boolean sawThis = false;
    for (ReceivedWebhook webhook : own) {
      if (webhook.code() == code) {
        if (sawLater && !sawThis) {
          complaints.add(payoutId + ": " + code + " arrived after a later event");
        }
        if (!webhook.signed()) {
          complaints.add(payoutId + ": " + code + " is not signed with the payout token");
        }
        sawThis = true;
      }
      sawLater |= webhook.code() > code;
    }
  }
}
