package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A day is counted right after crashes, by many workers, and whatever the database forgot. */
class LimitedDaysIT {
  private static final Instant EVENING = CUTOFF.plus(Duration.ofHours(7));

  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @AfterEach
  void ledgerIsCoherent() {
    books.run("drop function if exists planted() cascade");
    books.assertCoherent();
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "insert, limited_day",
    "update, limited_day",
    "insert, limited_day_recipient",
    "insert, transition",
    "update, sweep",
  })
  void countsOnceWhenAChunkDies(String verb, String table) {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 2_500L, 2_500L);
    List<String> payouts = story.requests(4, "10");
    story.cutoff(CUTOFF);
    oneByOne();
    plant(verb, table);
    for (int attempt = 0; attempt < 3; attempt++) {
      Station.shared().getBean(SweepRound.class).work();
      books.run("update sweep set retry_at = clock_timestamp() where done_at is null");
    }

    books.run("drop function planted() cascade");
    story.sweep();

    assertThat(kinds(payouts.subList(0, 2))).containsOnly(List.of("FUNDED"));
    assertThat(kinds(payouts.subList(2, 4))).containsOnly(List.of("DEFERRED:LIMIT_PER_RECIPIENT"));
  }

  /** Dies at the write, but lets the note of the failure through. */
  private void plant(String verb, String table) {
    String only =
        table.equals("sweep") ? "when (new.attempts <= old.attempts and new.funded > 0)" : "";
    books.run(
        """
        create function planted() returns trigger language plpgsql as
        $$ begin raise exception 'planted' using errcode = 'XX000'; end $$;
        create trigger planted before %s on %s for each row %s execute function planted()
        """
            .formatted(verb, table, only));
  }

  @Test
  void countsOnceForManyWorkers() throws InterruptedException {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 9_500L, null);
    List<String> payouts = story.requests(12, "10");
    story.cutoff(CUTOFF);
    story.cutoff(CUTOFF.plusSeconds(1));
    oneByOne();

    List<Thread> workers =
        Stream.generate(() -> Thread.ofPlatform().start(this::sweepToTheEnd)).limit(4).toList();
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(kinds(payouts.subList(0, 9))).containsOnly(List.of("FUNDED"));
    assertThat(kinds(payouts.subList(9, 12))).containsOnly(List.of("DEFERRED:LIMIT_PER_DAY"));
  }

  private void sweepToTheEnd() {
    String toDo =
        "select count(*) from sweep where done_at is null and merchant_id = '%s'"
            .formatted(story.merchant);
    while (books.count(toDo) > 0) {
      story.sweep();
    }
  }

  /** More postings than one chunk counts. */
  @Test
  void countsALongDayInPieces() {
    story.deposit("1000.00");
    story.requests(25, "10");
    story.cutoff(CUTOFF);
    oneByOne();
    story.sweep();
    story.merchantIsLimited(null, 25_500L, null);

    String beyond = story.request("6");
    String within = story.request("5");
    story.cutOffAndSweep(EVENING);

    assertThat(books.kinds(beyond)).containsExactly("DEFERRED:LIMIT_PER_DAY");
    assertThat(books.kinds(within)).containsExactly("FUNDED");
  }

  @Test
  void countsAgainWhatItForgot() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 2_000L, 1_500L);
    story.requests(1, "10");
    story.cutOffAndSweep(CUTOFF);
    story.cutOffAndSweep(CUTOFF.plusSeconds(1));
    books.run("delete from limited_day where merchant_id = '" + story.merchant + "'");

    String beyond = story.request("6");
    String within = story.request("5");
    story.cutOffAndSweep(EVENING);

    assertThat(books.kinds(beyond)).containsExactly("DEFERRED:LIMIT_PER_RECIPIENT");
    assertThat(books.kinds(within)).containsExactly("FUNDED");
  }

  /** A restored database is told of a payout that it does not know to have funded. */
  @Test
  void countsWhatItRelearned() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 2_500L, 2_500L);
    String known = story.request("10");
    story.cutOffAndSweep(CUTOFF);
    learn(copyOf(known));

    String beyond = story.request("6");
    String within = story.request("5");
    story.cutOffAndSweep(EVENING);

    assertThat(books.kinds(beyond)).containsExactly("DEFERRED:LIMIT_PER_RECIPIENT");
    assertThat(books.kinds(within)).containsExactly("FUNDED");
  }

  /** The fact of a payout like one that was funded, which this database has not written. */
  private PayoutFunded copyOf(String payoutId) {
    OutboundRecord record =
        Station.shared().getBean(Decided.class).ofPayout(payoutId, 0, 1).getFirst().record();
    PayoutFunded told = (PayoutFunded) codec().decode(Topics.LIFECYCLE.name(), record.value());
    String copy = Records.IDS.nextId();
    return PayoutFunded.newBuilder(told)
        .setEnvelope(
            Envelope.newBuilder(told.getEnvelope()).setEventId(Records.IDS.nextUuid()).build())
        .setPayoutId(copy)
        .setPayout(PayoutSnapshot.newBuilder(told.getPayout()).setPayoutId(copy).build())
        .build();
  }

  private void learn(PayoutFunded told) {
    byte[] value = codec().encode(Topics.LIFECYCLE.name(), told);
    Received<byte[]> fact =
        new Received<>(value, told.getPayoutId(), Topics.LIFECYCLE.name(), 0, 0, Map.of());
    new TransactionTemplate(Station.shared().getBean(PlatformTransactionManager.class))
        .executeWithoutResult(
            status -> Station.shared().getBean(RelearnedDecisions.class).learn(List.of(fact)));
  }

  private static RecordCodec codec() {
    return Station.shared().getBean(RecordCodec.class);
  }

  private List<List<String>> kinds(List<String> payouts) {
    return payouts.stream().map(books::kinds).toList();
  }

  /** Each chunk judges one payout. */
  private void oneByOne() {
    books.run("update sweep set attempts = 100 where done_at is null");
  }
}
