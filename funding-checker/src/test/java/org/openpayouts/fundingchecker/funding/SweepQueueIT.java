package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One cutoff over so many ledgers that one look serves many claims, and they share commits. */
class SweepQueueIT {
  private static final int LEDGERS = 80;
  private static final int WORKERS = 4;
  private static final int CHUNK = 10;

  private ConfigurableApplicationContext station;
  private Books books;
  private List<Story> stories;

  @BeforeEach
  void cutOff() {
    station =
        Station.quiet(
            "--payouts.funding.chunk-size=" + CHUNK, "--payouts.funding.retry-delay-max=1h");
    books = new Books(station);
    stories = Stream.generate(() -> Story.anActiveMerchant(station)).limit(LEDGERS).toList();
  }

  @AfterEach
  void stop() {
    station.close();
  }

  @Test
  void workersFundEachLedgerOnce() throws Exception {
    stories.forEach(story -> story.deposit("15.00"));
    List<String> first = requestEach();
    List<String> second = requestEach();
    startCutoff();

    sweepAtOnce(stories.getFirst());

    assertThat(first).allSatisfy(id -> assertThat(books.kinds(id)).containsExactly("FUNDED"));
    assertThat(second)
        .allSatisfy(id -> assertThat(books.kinds(id)).containsExactly("DEFERRED:RESERVE_SHORT"));
    assertThat(books.count("select count(*) from sweep where done_at is null")).isZero();
    books.assertCoherent();
  }

  @Test
  void smallLedgersShareTransactions() {
    stories.forEach(story -> story.deposit("15.00"));
    requestEach();
    startCutoff();

    stories.getFirst().sweep();

    assertThat(books.count("select count(*) from sweep where funded = 1")).isEqualTo(LEDGERS);
    assertThat(books.count("select count(distinct xmin::text) from sweep"))
        .isBetween((long) LEDGERS / CHUNK, LEDGERS - 1L);
  }

  @Test
  void aLedgerThatFailsStopsNoneOfThoseItSharedATransactionWith() {
    stories.forEach(story -> story.deposit("15.00"));
    List<String> payouts = requestEach();
    startCutoff();
    Story broken = stories.get(LEDGERS / 2);
    books.run(
        """
        create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'this ledger is broken'; end $$;
        create trigger refuse before delete on open_payout for each row
          when (old.merchant_id = '%s') execute function refuse()
        """
            .formatted(broken.merchant));

    stories.getFirst().sweep();

    assertThat(payouts.stream().filter(books::isOpen)).containsExactly(payouts.get(LEDGERS / 2));
    assertThat(books.count("select count(*) from sweep where done_at is null and attempts = 1"))
        .isOne();
    assertThat(books.count("select count(*) from sweep where funded = 1")).isEqualTo(LEDGERS - 1L);
    books.assertCoherent();
  }

  @Test
  void whatWasFoundMayBeDoneOrStoppedByOthersMeanwhile() {
    stories.forEach(story -> story.deposit("15.00"));
    List<String> payouts = requestEach();
    startCutoff();
    station.getBean(SweepRound.class).work();

    books.run(
        """
        update sweep set done_at = clock_timestamp() where number % 4 = 0 and done_at is null;
        update sweep set retry_at = 'infinity' where number % 4 = 1 and done_at is null
        """);
    stories.getFirst().sweep();

    assertThat(books.count("select count(*) from sweep where done_at is null"))
        .isEqualTo(books.count("select count(*) from sweep where retry_at = 'infinity'"))
        .isPositive();
    assertThat(payouts.stream().filter(books::isOpen).count())
        .isEqualTo(books.count("select count(*) from sweep where funded = 0"))
        .isGreaterThan(LEDGERS / 4);
    books.assertCoherent();
  }

  @Test
  void aClaimThatWasGivenUpIsFoundAgain() {
    requestEach();
    startCutoff();
    var transaction = new TransactionTemplate(station.getBean(PlatformTransactionManager.class));
    SweepQueue queue = station.getBean(SweepQueue.class);
    transaction.executeWithoutResult(status -> {
      assertThat(queue.claim()).isPresent();
      status.setRollbackOnly();
    });

    stories.getFirst().sweep();

    assertThat(books.count("select count(*) from sweep where done_at is null")).isZero();
    assertThat(books.count("select count(*) from sweep")).isEqualTo(LEDGERS);
  }

  /** A payout of ten dollars of each merchant. */
  private List<String> requestEach() {
    return stories.stream().map(story -> story.request("10.00")).toList();
  }

  private void startCutoff() {
    List<String> merchants = stories.stream().map(story -> story.merchant).toList();
    stories.getFirst().start(Records.cutoff(Story.CUTOFF, CutoffScopeKind.MERCHANTS, merchants));
  }

  private static void sweepAtOnce(Story story) throws Exception {
    CyclicBarrier start = new CyclicBarrier(WORKERS);
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> runs = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        runs.add(
            workers.submit(() -> {
              start.await();
              story.sweep();
              return null;
            }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
  }
}
