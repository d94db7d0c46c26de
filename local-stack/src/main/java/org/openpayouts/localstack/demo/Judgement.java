package org.openpayouts.localstack.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.localstack.check.AcceptedPayout;
import org.openpayouts.localstack.check.ChainPayment;
import org.openpayouts.localstack.check.Check;
import org.openpayouts.localstack.check.Evidence;
import org.openpayouts.localstack.check.Finding;
import org.openpayouts.localstack.check.ReceivedWebhook;
import org.openpayouts.localstack.inbox.Delivery;
import org.openpayouts.localstack.merchant.DemoMerchant;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gathers the witnesses when all has come to rest, and lets the checks judge. */
public final class Judgement {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LAST_EVENT = 5003;
  private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(60);

  private final RunningStack stack;

  public Judgement(RunningStack stack) {
    this.stack = stack;
  }

  Summary of(Journal journal, Intake intake, Statuses statuses, int heightBefore) {
    awaitWebhooks(journal.all());
    Evidence evidence =
        new Evidence(
            journal.all(),
            statuses.byPayout(),
            payments(heightBefore),
            webhooks(),
            LedgerWitness.look(stack.jdbcUrl(Component.FUNDING_CHECKER)));
    List<Finding> findings = new ArrayList<>(List.of(intake.judge()));
    Check.all().forEach(check -> findings.add(check.judge(evidence)));
    return new Summary(journal.file(), findings);
  }

  /** The checks will say which are missing, so running out of patience is no error here. */
  private void awaitWebhooks(List<AcceptedPayout> accepted) {
    Set<String> expected =
        accepted.stream()
            .filter(AcceptedPayout::toInbox)
            .map(AcceptedPayout::payoutId)
            .collect(Collectors.toSet());
    Deadline deadline = Deadline.in(WEBHOOK_PATIENCE);
    while (!deadline.isOver()) {
      Set<String> done =
          webhooks().stream()
              .filter(webhook -> webhook.code() == LAST_EVENT)
              .map(ReceivedWebhook::payoutId)
              .collect(Collectors.toSet());
      if (done.containsAll(expected)) {
        return;
      }
      Pause.of(Duration.ofMillis(400));
    }
  }

  private List<ChainPayment> payments(int heightBefore) {
    Set<String> addresses =
        stack.file().merchant().recipients().stream()
            .map(DemoMerchant.Recipient::address)
            .collect(Collectors.toSet());
    return stack.chain().outputsFrom(heightBefore + 1).stream()
        .filter(output -> addresses.contains(output.address()))
        .map(output ->
            new ChainPayment(output.txid(), output.vout(), output.address(), output.satoshis()))
        .toList();
  }

  private List<ReceivedWebhook> webhooks() {
    String token = stack.file().merchant().payoutToken();
    List<ReceivedWebhook> webhooks = new ArrayList<>();
    for (Delivery delivery : stack.deliveries()) {
      if (delivery.answered() == 200) {
        JsonNode body = json(delivery.body());
        webhooks.add(
            new ReceivedWebhook(
                body.path("data").path("id").asString(""),
                body.path("event").path("code").asInt(0),
                delivery.isSignedWith(token)));
      }
    }
    return webhooks;
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }
}
