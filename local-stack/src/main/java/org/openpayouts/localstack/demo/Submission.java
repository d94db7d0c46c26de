package org.openpayouts.localstack.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.openpayouts.localstack.check.AcceptedPayout;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.merchant.DemoMerchant;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.LocalRates;
import org.openpayouts.localstack.stack.RunningStack;

/** Asks for payouts, many at a time, each signed; and writes down what was promised. */
final class Submission {
  /** In a file, an address at the inbox of whatever stack runs. */
  private static final String INBOX = "inbox:/";

  private static final int AT_ONCE = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningStack stack;
  private final Journal journal;
  private final String run;
  private final Map<String, DemoMerchant.Recipient> recipients = new LinkedHashMap<>();

  /**
   * @param run stands in every reference, because only signed content makes a new payout
   */
  Submission(RunningStack stack, Journal journal, String run) {
    this.stack = stack;
    this.journal = journal;
    this.run = run;
    for (DemoMerchant.Recipient recipient : stack.file().merchant().recipients()) {
      recipients.put(recipient.email(), recipient);
      recipients.put(recipient.id(), recipient);
    }
  }

  /** A line to which the answer was no, and why. */
  record RefusedLine(long line, String reason) {}

  /** Returns the refused lines in the order of the file, when every line was answered. */
  List<RefusedLine> submit(List<PayoutLine> lines, Runnable afterEach) {
    Semaphore places = new Semaphore(AT_ONCE);
    List<Future<Optional<RefusedLine>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (PayoutLine line : lines) {
        answers.add(
            threads.submit(() -> {
              places.acquire();
              try {
                return submit(line);
              } finally {
                places.release();
                afterEach.run();
              }
            }));
      }
    }
    return answers.stream().map(Submission::valueOf).flatMap(Optional::stream).toList();
  }

  private Optional<RefusedLine> submit(PayoutLine line) {
    return switch (line) {
      case PayoutLine.Broken(long number, String reason) ->
          Optional.of(new RefusedLine(number, reason));
      case PayoutLine.Wanted wanted -> submitWanted(wanted);
    };
  }

  private Optional<RefusedLine> submitWanted(PayoutLine.Wanted wanted) {
    DemoMerchant.Recipient recipient = recipients.get(wanted.recipient());
    if (recipient == null) {
      return Optional.of(
          new RefusedLine(wanted.line(), "no active recipient " + wanted.recipient()));
    }
    Optional<BigDecimal> price = LocalRates.ofBitcoin(wanted.currency());
    Answer answer = send(body(wanted, recipient));
    if (!answer.isSuccess()) {
      return Optional.of(new RefusedLine(wanted.line(), answer.error()));
    }
    String id = answer.json().path("data").path("id").asString();
    if ("true".equals(answer.headers().firstValue("Idempotent-Replayed").orElse(""))
        && journal.all().stream().anyMatch(payout -> payout.payoutId().equals(id))) {
      return Optional.of(
          new RefusedLine(wanted.line(), "says the same as an earlier line, payout " + id));
    }
    if (price.isEmpty()) {
      return Optional.of(
          new RefusedLine(
              wanted.line(), "accepted as " + id + ", but no price of " + wanted.currency()));
    }
    BigDecimal amount = new BigDecimal(wanted.amount());
    journal.accepted(
        new AcceptedPayout(
            id,
            reference(wanted),
            recipient.address(),
            wanted.amount(),
            wanted.currency(),
            AcceptedPayout.satoshisOf(amount, price.get()),
            wanted.notificationUrl().map(url -> url.startsWith(INBOX)).orElse(true)));
    return Optional.empty();
  }

  private Map<String, Object> body(PayoutLine.Wanted wanted, DemoMerchant.Recipient recipient) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("amount", new BigDecimal(wanted.amount()));
    body.put("currency", wanted.currency());
    body.put("ledgerCurrency", wanted.ledgerCurrency());
    body.put("recipientId", recipient.id());
    body.put("reference", reference(wanted));
    wanted.notificationUrl().ifPresent(url -> body.put("notificationURL", address(url)));
    return body;
  }

  private String address(String url) {
    return url.startsWith(INBOX)
        ? stack.file().inboxUrl() + "/" + url.substring(INBOX.length())
        : url;
  }

  private String reference(PayoutLine.Wanted wanted) {
    return wanted.reference() + " (" + run + ")";
  }

  /** The same signed request again is no second payout, so it is safe to ask until it answers. */
  private Answer send(Map<String, Object> body) {
    Deadline deadline = Deadline.in(PATIENCE);
    while (true) {
      try {
        Answer answer = stack.merchant().post("/payouts", body);
        if (answer.status() != 503 || deadline.isOver()) {
          return answer;
        }
      } catch (Http.Unreachable e) {
        if (deadline.isOver()) {
          throw e;
        }
      }
      Pause.of(Duration.ofMillis(300));
    }
  }

  private static Optional<RefusedLine> valueOf(Future<Optional<RefusedLine>> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> throw new IllegalStateException("a request failed", future.exceptionNow());
      case RUNNING, CANCELLED -> throw new IllegalStateException("a request was not finished");
    };
  }
}
