package org.openpayouts.systemtests.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** A cancel and a cutoff want the same payout at the same moment, 200 times. */
@Scenario("cancel-race")
@Order(21)
class CancelRaceIT {
  private static final int ROUNDS = 10;
  private static final int PER_ROUND = 20;
  private static final int UNDECIDED = 503;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A cutoff is reached two seconds after it was asked for; its sweep comes soon after. */
  private static final int EARLIEST_MILLIS = 1_600;

  private static final int SPREAD_MILLIS = 2_400;

  private final SharedStack stack = SharedStack.get();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.openpayouts.systemtests.scenario.Seeds#stream")
  void eachEndsEitherCancelledOrPaidAndTheAnswerIsTheTruth(long seed) throws Exception {
    TestMerchant merchant = TestMerchant.in(stack, "race").withPayees(5).withReserve("5000.00");
    Journal journal = new Journal(merchant);
    Random random = new Random(seed);
    Map<String, Answer> answers = new HashMap<>();

    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      for (int round = 0; round < ROUNDS; round++) {
        answers.putAll(race(journal, round, random));
      }
      witnesses.mineToTheEnd(PATIENCE);

      witnesses.assertGuarantees();
      for (Accepted payout : journal.lines()) {
        Answer answer = requireNonNull(answers.get(payout.payoutId()), payout.payoutId());
        boolean cancelled = witnesses.factsOf(payout.payoutId()).contains("PayoutCancelled");
        assertThat(answer.isSuccess()).as(payout + " " + answer).isEqualTo(cancelled);
        String end = cancelled ? "cancelled" : "complete";
        Deadline.in(PATIENCE)
            .until("the API says " + end, () -> status(merchant, payout).equals(end));
      }
      long cancelled = answers.values().stream().filter(Answer::isSuccess).count();
      Counts.say("cancelled", cancelled);
      Counts.say("funded and paid", answers.size() - cancelled);
      assertThat(cancelled).as("a race that one side always wins is none").isBetween(1L, 199L);
    }
  }

  private Map<String, Answer> race(Journal journal, int round, Random random) throws Exception {
    List<Accepted> payouts = new ArrayList<>();
    for (int i = 0; i < PER_ROUND; i++) {
      payouts.add(journal.ask(BigDecimal.valueOf(500 + i, 2), i, "race-" + round + "-" + i));
    }
    long start = System.nanoTime();
    stack.cutoff();
    Map<String, Answer> answers = new HashMap<>();
    try (ExecutorService cancels = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<Answer>> running = new HashMap<>();
      for (Accepted payout : payouts) {
        int delay = EARLIEST_MILLIS + random.nextInt(SPREAD_MILLIS);
        long due = start + TimeUnit.MILLISECONDS.toNanos(delay);
        running.put(payout.payoutId(), cancels.submit(() -> cancel(journal, payout, due)));
      }
      for (Map.Entry<String, Future<Answer>> one : running.entrySet()) {
        answers.put(one.getKey(), one.getValue().get(1, TimeUnit.MINUTES));
      }
    }
    return answers;
  }

  /** Cancels at an instant; an answer that it is not decided yet is asked for again. */
  private static Answer cancel(Journal journal, Accepted payout, long due) {
    LockSupport.parkNanos(due - System.nanoTime());
    Answer answer;
    do {
      answer = journal.merchant().client().delete("/payouts/" + payout.payoutId());
    } while (answer.status() == UNDECIDED);
    return answer;
  }

  private static String status(TestMerchant merchant, Accepted payout) {
    Answer answer = merchant.client().get("/payouts/" + payout.payoutId());
    return answer.json().path("data").path("status").asString();
  }
}
