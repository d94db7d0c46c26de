package org.openpayouts.systemtests.stack;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.guarantee.Accepted;
import tools.jackson.databind.JsonNode;

/** What the API promised, written down by the one who asked; threads share it. */
public final class Journal {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BEFORE_REPEAT = Duration.ofMillis(250);
  private static final int SERVER_ERROR = 500;

  private final TestMerchant merchant;
  private final Duration patience;
  private final List<Accepted> lines = new ArrayList<>();

  public Journal(TestMerchant merchant) {
    this(merchant, PATIENCE);
  }

  /** Of one who asks for longer, where a service dies several times in a row. */
  public Journal(TestMerchant merchant, Duration patience) {
    this.merchant = merchant;
    this.patience = patience;
  }

  /**
   * Asks for a payout and writes the promise down. Whoever gets no answer or a 5xx sends the same
   * bytes again, as rule 11 invites it to; a refusal fails the test.
   */
  public Accepted ask(BigDecimal amount, int payee, String reference) {
    Deadline deadline = Deadline.in(patience);
    Optional<Accepted> promise = attempt(amount, payee, reference);
    while (promise.isEmpty()) {
      if (deadline.isOver()) {
        throw new AssertionError("no answer for " + reference + " within " + patience);
      }
      LockSupport.parkNanos(BEFORE_REPEAT.toNanos());
      promise = attempt(amount, payee, reference);
    }
    return promise.get();
  }

  private Optional<Accepted> attempt(BigDecimal amount, int payee, String reference) {
    try {
      Answer answer = merchant.submit(amount, payee, reference);
      return answer.status() >= SERVER_ERROR
          ? Optional.empty()
          : Optional.of(record(answer, amount, payee));
    } catch (Http.Unreachable e) {
      return Optional.empty();
    }
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
