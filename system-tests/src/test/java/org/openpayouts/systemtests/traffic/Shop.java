package org.openpayouts.systemtests.traffic;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.conservation.Answer;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One merchant of the load. Some of its answers are lost on their way, and some questions are sent
 * twice; the journal then knows no more than the merchant does.
 */
public final class Shop {
  static final List<String> LEDGERS = List.of("USD", "EUR");
  private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LOST_PERCENT = 5;
  private static final int TWICE_PERCENT = 6;
  private static final int HALF = 50;
  private static final int YOUNG = 12;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_LATE = 409;

  private final SharedStack stack;
  private final TestMerchant merchant;
  private final TrafficJournal journal;

  Shop(SharedStack stack, TestMerchant merchant, TrafficJournal journal) {
    this.stack = stack;
    this.merchant = merchant;
    this.journal = journal;
  }

  public String merchantId() {
    return merchant.merchantId();
  }

  TestMerchant merchant() {
    return merchant;
  }

  /** Asks for a payout of 5 to 25 units of some currency, from one of the two ledgers. */
  void askForAPayout(Luck luck, String reference) {
    int payee = luck.below(merchant.payees().size());
    var wish =
        new Asked.Payout(
            reference,
            merchantId(),
            merchant.payees().get(payee).recipientId(),
            luck.amount(500, 2_500),
            luck.oneOf(CURRENCIES),
            luck.oneOf(LEDGERS),
            Answer.UNKNOWN,
            "");
    boolean isLost = luck.percent(LOST_PERCENT);
    sendPayout(wish, payee, isLost);
    if (luck.percent(TWICE_PERCENT)) {
      sendPayout(wish, payee, false);
    }
  }

  private void sendPayout(Asked.Payout wish, int payee, boolean isLost) {
    Map<String, Object> fields = merchant.request(wish.amount(), payee, wish.reference());
    fields.put("currency", wish.currency());
    fields.put("ledgerCurrency", wish.ledgerCurrency());
    int line = journal.payouts.write(wish);
    Heard answer = heard(() -> merchant.client().post("/payouts", fields));
    if (isLost || answer.status() >= SERVER_ERROR) {
      return;
    }
    journal.payouts.answered(
        line,
        answer.isSuccess()
            ? wish.answered(Answer.YES, answer.json().path("data").path("id").asString())
            : wish.answered(Answer.NO, ""));
  }

  /** Takes one of its payouts back, whatever has become of it. */
  void cancelOne(Luck luck) {
    List<Asked.Payout> accepted = journal.acceptedOf(merchantId());
    if (accepted.isEmpty()) {
      return;
    }
    // The young are still new, mostly; of all of them many are on their way.
    int from = luck.percent(HALF) ? Math.max(0, accepted.size() - YOUNG) : 0;
    String payoutId = luck.oneOf(accepted.subList(from, accepted.size())).payoutId();
    var wish = new Asked.Cancel(payoutId, Answer.UNKNOWN);
    int line = journal.cancels.write(wish);
    boolean isLost = luck.percent(LOST_PERCENT);
    Heard answer = heard(() -> merchant.client().delete("/payouts/" + payoutId));
    if (isLost || answer.status() >= SERVER_ERROR) {
      return;
    }
    if (!answer.isSuccess() && answer.status() != TOO_LATE) {
      throw new AssertionError("the cancel of " + payoutId + " was answered " + answer);
    }
    journal.cancels.answered(line, wish.answered(answer.isSuccess() ? Answer.YES : Answer.NO));
  }

  /** Reports that money came in, at most some times as much as a payout takes. */
  void deposit(Luck luck, String externalId) {
    var report =
        new Asked.Deposit(
            externalId,
            merchantId(),
            luck.oneOf(LEDGERS),
            luck.amount(1_000, 6_000),
            Answer.UNKNOWN);
    sendDeposit(report, luck.percent(LOST_PERCENT));
    if (luck.percent(TWICE_PERCENT)) {
      sendDeposit(report, false);
    }
  }

  /** Reports so much, and again until somebody says yes. */
  void deposit(String externalId, String currency, String amount) {
    var report =
        new Asked.Deposit(
            externalId, merchantId(), currency, new BigDecimal(amount), Answer.UNKNOWN);
    Deadline.in(PATIENCE).until(report + " is taken", () -> sendDeposit(report, false));
  }

  /** Answers whether the answer was yes, and heard. */
  private boolean sendDeposit(Asked.Deposit report, boolean isLost) {
    Map<String, ?> body =
        Map.of(
            "externalId", report.externalId(),
            "currency", report.currency(),
            "amount", report.amount().toPlainString(),
            "rail", "test");
    String path = "/admin/merchants/" + merchantId() + "/deposits";
    int line = journal.deposits.write(report);
    Heard answer = heard(() -> stack.running().admin().ask("POST", path, body));
    if (isLost || answer.status() >= SERVER_ERROR) {
      return false;
    }
    if (!answer.isSuccess()) {
      throw new AssertionError(report + " was answered " + answer);
    }
    journal.deposits.answered(line, report.answered(Answer.YES));
    return true;
  }

  /** Where nobody answered it is as if the answer said nothing. */
  private static Heard heard(Supplier<org.openpayouts.localstack.client.Answer> question) {
    try {
      var answer = question.get();
      return new Heard(answer.status(), answer.json());
    } catch (Http.Unreachable nobody) {
      return new Heard(SERVER_ERROR, MissingNode.getInstance());
    }
  }

  private record Heard(int status, JsonNode json) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }
}
