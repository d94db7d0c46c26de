package org.openpayouts.systemtests.stack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.systemtests.guarantee.Accepted;
import tools.jackson.databind.JsonNode;

/** What the API promised, written down by the one who asked; threads share it. */
public final class Journal {
  private final TestMerchant merchant;
  private final List<Accepted> lines = new ArrayList<>();

  public Journal(TestMerchant merchant) {
    this.merchant = merchant;
  }

  /** Asks for a payout and writes the promise down; anything but a success fails the test. */
  public Accepted ask(BigDecimal amount, int payee, String reference) {
    Answer answer = merchant.submit(amount, payee, reference);
    return record(answer, amount, payee);
  }

  /** Writes down the promise that an answer makes; a refusal fails the test. */
  public Accepted record(Answer answer, BigDecimal amount, int payee) {
    JsonNode payout = answer.orThrow("POST /payouts").json().path("data");
    Payee to = merchant.payees().get(payee % merchant.payees().size());
    Accepted line =
        new Accepted(
            payout.path("id").asString(),
            merchant.merchantId(),
            to.recipientId(),
            to.address(),
            amount,
            payout.path("currency").asString());
    synchronized (lines) {
      lines.add(line);
    }
    return line;
  }

  public List<Accepted> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  public TestMerchant merchant() {
    return merchant;
  }
}
