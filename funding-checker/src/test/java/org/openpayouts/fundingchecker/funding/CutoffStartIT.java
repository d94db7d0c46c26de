package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.rates.RatesPublication;
import org.openpayouts.fundingchecker.watermark.Watermarks;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.VitalLoops;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A cutoff waits for the watermarks of its instant, but not for ever. */
class CutoffStartIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());
  private final CutoffStart cutoffStart = Station.shared().getBean(CutoffStart.class);

  @Test
  void startsWhenEveryPartitionIsHandledUpToItsInstant() {
    Instant instant = Instant.parse("2090-01-01T14:00:00Z");
    CutoffReached cutoff =
        Records.cutoff(instant, CutoffScopeKind.MERCHANTS, List.of(story.merchant));
    story.handle(Topics.CUTOFFS, cutoff);

    for (Topic topic : Topics.WATERMARKED) {
      assertThat(cutoffStart.startNext()).isFalse();
      story.handle(topic, Story.watermarks(topic, instant));
    }

    assertThat(cutoffStart.startNext()).isTrue();
    assertThat(missing(cutoff)).isZero();
  }

  @Test
  void startsWithoutThemAfterItsPatienceAndSaysSo() {
    Instant instant = Instant.parse("2091-01-01T14:00:00Z");
    story.deposit("10.00");
    String payout = story.request("10");
    CutoffReached cutoff =
        Records.cutoff(instant, CutoffScopeKind.MERCHANTS, List.of(story.merchant));
    story.handle(Topics.CUTOFFS, cutoff);
    story.handle(Topics.REQUESTS, Story.watermarks(Topics.REQUESTS, instant));
    assertThat(cutoffStart.startNext()).isFalse();

    books.run("update cutoff set received_at = received_at - interval '30 seconds'");

    assertThat(cutoffStart.startNext()).isTrue();
    assertThat(missing(cutoff)).isEqualTo(18);
    story.sweep();
    assertThat(books.kinds(payout)).containsExactly("FUNDED");
  }

  @Test
  void makesTheProcessNotAliveWhenAWorkerEndsByAnError() {
    var context = Station.shared();
    var doomed =
        new CutoffStart(
            new Cutoffs(noDatabaseButAnError()),
            context.getBean(Arrivals.class),
            context.getBean(AwaitedPayouts.class),
            context.getBean(Watermarks.class),
            context.getBean(FundingSettings.class),
            context.getBean(DecisionGate.class));
    var events = new ConcurrentLinkedQueue<Object>();
    var workers =
        new SweepWorkers(
            doomed,
            context.getBean(SweepRound.class),
            context.getBean(RatesPublication.class),
            context.getBean(FundingSettings.class),
            new SimpleMeterRegistry(),
            new VitalLoops(events::add));

    workers.start();

    await().atMost(Duration.ofSeconds(30)).until(() -> !events.isEmpty());
    assertThat(((AvailabilityChangeEvent<?>) events.element()).getState())
        .isEqualTo(LivenessState.BROKEN);
    workers.stop();
  }

  private static JdbcClient noDatabaseButAnError() {
    return (JdbcClient)
        Proxy.newProxyInstance(
            JdbcClient.class.getClassLoader(),
            new Class<?>[] {JdbcClient.class},
            (_, _, _) -> {
              throw new StackOverflowError();
            });
  }

  @Test
  void startsNoCutoffWhileAnotherWorkerStartsAnOlderOne() {
    Instant older = Instant.parse("2026-03-06T14:00:00Z");
    CutoffReached first = Records.cutoff(older, CutoffScopeKind.MERCHANTS, List.of(story.merchant));
    CutoffReached second =
        Records.cutoff(older.plusSeconds(60), CutoffScopeKind.MERCHANTS, List.of(story.merchant));
    story.handle(Topics.CUTOFFS, first, second);
    for (Topic topic : Topics.WATERMARKED) {
      story.handle(topic, Story.watermarks(topic, older.plusSeconds(60)));
    }
    var anotherWorker =
        new TransactionTemplate(Station.shared().getBean(PlatformTransactionManager.class));

    anotherWorker.executeWithoutResult(status -> {
      books.count(
          "select count(*) from (select from cutoff where cutoff_id = '"
              + first.getCutoffId()
              + "' for update) held");
      assertThat(CompletableFuture.supplyAsync(cutoffStart::startNext).join()).isFalse();
    });

    assertThat(started(second)).isZero();
    assertThat(cutoffStart.startNext()).isTrue();
    assertThat(started(first)).isEqualTo(1);
    assertThat(cutoffStart.startNext()).isTrue();
    assertThat(started(second)).isEqualTo(1);
  }

  @Test
  void neverLowersTheReachedCutoff() {
    Instant later = Instant.parse("2026-03-05T14:00:00Z");
    story.request("10");
    story.cutOffAndSweep(later);

    story.cutOffAndSweep(later.minusSeconds(3_600));

    assertThat(
            books.count(
                "select extract(epoch from instant)::bigint from reached_cutoff where merchant_id = '"
                    + story.merchant
                    + "'"))
        .isEqualTo(later.getEpochSecond());
  }

  private long started(CutoffReached cutoff) {
    return books.count(
        "select count(started_at) from cutoff where cutoff_id = '" + cutoff.getCutoffId() + "'");
  }

  private long missing(CutoffReached cutoff) {
    return books.count(
        "select missing_watermarks from cutoff where cutoff_id = '" + cutoff.getCutoffId() + "'");
  }
}
