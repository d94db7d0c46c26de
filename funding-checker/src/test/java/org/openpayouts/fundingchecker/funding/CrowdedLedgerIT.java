package org.openpayouts.fundingchecker.funding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.TransientDataAccessException;

/** Fifty threads do all that can be done to one ledger, each thing twice and in no order. */
class CrowdedLedgerIT {
  private static final int THREADS = 50;
  private static final int ATTEMPTS_MAX = 100;
  private static final int AUDITS = 10;

  private static ConfigurableApplicationContext station;
  private static Books books;

  @BeforeAll
  static void start() {
    station =
        Station.quiet(
            "--spring.datasource.hikari.maximum-pool-size=" + THREADS,
            "--spring.datasource.hikari.connection-timeout=30000",
            "--payouts.funding.chunk-size=7");
    books = new Books(station);
  }

  @AfterAll
  static void stop() {
    station.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void decidesEachPayoutOnceAndSpendsNothingTwice(long seed) throws Exception {
    Story story = anActiveMerchant(station);
    Crowd crowd = new Crowd(story, seed);

    atOnce(audited(crowd.untilTheFirstCutoff()), seed);
    sweepTheRest(story);
    atOnce(audited(crowd.untilTheSecondCutoff(decided(crowd, "FUNDED"))), seed);
    sweepTheRest(story);

    books.assertCoherent();
    assertThat(books.count("select count(*) from stopped_ledger")).isZero();
    assertThat(station.getBean(LedgerEndpoint.class).ledger().violations()).isEmpty();
    assertEachIsDecidedOnce(story, crowd);
    assertTheMoneyIsThatOfTheCommands(story, crowd);
  }

  /** Whoever audits meanwhile finds nothing broken: it sees all rows as they are at one moment. */
  private static List<Runnable> audited(List<Runnable> commands) {
    List<Runnable> all = new ArrayList<>(commands);
    for (int n = 0; n < AUDITS; n++) {
      all.add(
          () -> assertThat(station.getBean(LedgerEndpoint.class).ledger().violations()).isEmpty());
    }
    return all;
  }

  /** Each twice, dealt out by the seed; who loses a deadlock tries again, as in life. */
  private static void atOnce(List<Runnable> commands, long seed) throws Exception {
    List<Runnable> dealt = new ArrayList<>(commands);
    dealt.addAll(commands);
    Collections.shuffle(dealt, new Random(seed));
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> runs = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        runs.add(
            threads.submit(() -> {
              start.await();
              for (int n = first; n < dealt.size(); n += THREADS) {
                untilItIsDone(dealt.get(n));
              }
              return null;
            }));
      }
      start.countDown();
      for (Future<?> run : runs) {
        run.get();
      }
    }
  }

  private static void untilItIsDone(Runnable command) {
    for (int attempt = 1; ; attempt++) {
      try {
        command.run();
        return;
      } catch (TransientDataAccessException e) {
        if (attempt == ATTEMPTS_MAX) {
          throw e;
        }
      }
    }
  }

  /** Also those that failed in the crowd and wait a moment. */
  private static void sweepTheRest(Story story) {
    await()
        .atMost(60, SECONDS)
        .until(() -> {
          story.sweep();
          return books.count("select count(*) from sweep where done_at is null") == 0;
        });
    assertThat(books.count("select count(*) from cutoff where started_at is null")).isZero();
  }

  private static void assertEachIsDecidedOnce(Story story, Crowd crowd) {
    Set<String> funded = decided(crowd, "FUNDED");
    Set<String> cancelled = decided(crowd, "CANCELLED");
    assertThat(funded).isNotEmpty().doesNotContainAnyElementsOf(cancelled);
    assertThat(cancelled).isNotEmpty().isSubsetOf(crowd.asked);

    Set<String> asked = new HashSet<>(crowd.asked);
    asked.removeAll(cancelled);
    assertThat(funded).containsAll(asked);
    assertThat(books.countOf(story, "arrival")).isEqualTo(crowd.payouts.size());
    assertThat(books.countOf(story, "open_payout"))
        .isEqualTo(crowd.payouts.size() - funded.size() - cancelled.size());
    assertThat(settled(story)).isEqualTo(crowd.completed.size() + crowd.failed.size());
  }

  private static long settled(Story story) {
    return books.count(
        """
        select count(*) from transition
         where kind in ('COMPLETED', 'FAILED') and merchant_id = '%s'
        """
            .formatted(story.merchant));
  }

  private static Set<String> decided(Crowd crowd, String kind) {
    return crowd.payouts.stream()
        .map(PayoutSnapshot::getPayoutId)
        .filter(id -> books.kinds(id).contains(kind))
        .collect(toSet());
  }

  private static void assertTheMoneyIsThatOfTheCommands(Story story, Crowd crowd) {
    long in = crowd.deposited - crowd.reversed - paidBack(crowd);
    long funded = crowd.sum(decided(crowd, "FUNDED"));
    long completed = crowd.sum(crowd.completed);
    long failed = crowd.sum(crowd.failed);

    assertThat(books.countOf(story, "reserve_movement")).isEqualTo(crowd.movements);
    assertThat(books.balance(story, "deposits_clearing")).isEqualTo(-in);
    assertThat(books.balance(story, "paid_out")).isEqualTo(completed);
    assertThat(books.balance(story, "held")).isEqualTo(funded - completed - failed);
    assertThat(books.balance(story, "available") + books.balance(story, "receivable"))
        .isEqualTo(in - funded + failed);
  }

  /** Each withdrawal has one answer; those with a yes. */
  private static long paidBack(Crowd crowd) {
    return crowd.withdrawals.stream()
        .filter(withdrawal -> {
          String id = withdrawal.getWithdrawalId();
          boolean yes = isPosted("withdrawal:" + id);
          assertThat(yes).isNotEqualTo(isPosted("withdrawal_refused:" + id));
          return yes;
        })
        .mapToLong(withdrawal -> Crowd.inCents(withdrawal.getAmount()))
        .sum();
  }

  private static boolean isPosted(String cause) {
    return books.count("select count(*) from posting where cause = '" + cause + "'") == 1;
  }
}
