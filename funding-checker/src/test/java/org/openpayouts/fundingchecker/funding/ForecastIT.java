package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.forecast.Forecast;
import org.openpayouts.fundingchecker.forecast.ForecastEndpoint;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A forecast says what the next cutoff then does, and does none of it. */
class ForecastIT {
  private static final Instant EVENING = CUTOFF.plus(Duration.ofHours(7));
  private static final Instant TOMORROW = CUTOFF.plus(Duration.ofDays(1));

  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @Test
  void saysWhatTheCutoffThenDoes() {
    story.deposit("25.00");
    List<String> payouts = List.of(story.request("10"), story.request("10"), story.request("10"));
    story.request("5");

    Forecast.OfLedger forecast = onlyLedger();

    assertThat(forecast.availableUnits()).isEqualTo(2_500);
    assertThat(forecast.funded()).isEqualTo(2);
    assertThat(forecast.heldUnits()).isEqualTo(2_000);
    assertThat(forecast.deferred()).isEmpty();
    assertThat(forecast.shortage()).isEqualTo(new Forecast.Shortage(payouts.getLast(), 500, 2));
    story.cutOffAndSweep(CUTOFF);
    assertThat(payouts.stream().map(books::kinds))
        .containsExactly(List.of("FUNDED"), List.of("FUNDED"), List.of("DEFERRED:RESERVE_SHORT"));
    assertThat(books.balance(story, "held")).isEqualTo(forecast.heldUnits());
    assertThat(books.count(shortage("missing_units"))).isEqualTo(500);
    assertThat(books.count(shortage("waiting"))).isEqualTo(2);
  }

  private String shortage(String column) {
    return "select " + column + " from shortage where merchant_id = '" + story.merchant + "'";
  }

  @Test
  void countsTheFeesThatWouldBeHeld() {
    story.merchantIs(MerchantStatus.ACTIVE, 10_000);
    story.deposit("100.99");
    story.request("100");

    assertThat(onlyLedger().shortage()).extracting(Forecast.Shortage::missingUnits).isEqualTo(1L);
  }

  @Test
  void countsThoseThatStepAsideByReasonWhetherTheyWereJudgedOrNot() {
    story.deposit("100.00");
    PayoutSnapshot oneDay =
        PayoutSnapshot.newBuilder(story.payout("10"))
            .setEffectiveDate(LocalDate.of(2199, 1, 1))
            .build();
    story.handle(Topics.REQUESTS, Story.requested(oneDay));
    story.request("1");
    story.request("10");
    Map<Reason, Long> expected = Map.of(Reason.BEFORE_EFFECTIVE_DATE, 1L, Reason.BELOW_MINIMUM, 1L);

    Forecast.OfLedger before = onlyLedger();
    story.cutOffAndSweep(CUTOFF);
    Forecast.OfLedger after = onlyLedger();

    assertThat(before.funded()).isEqualTo(1);
    assertThat(before.deferred()).isEqualTo(expected);
    assertThat(after.funded()).isZero();
    assertThat(after.deferred()).isEqualTo(expected);
    assertThat(after.shortage()).isNull();
  }

  @Test
  void followsWhatHealsAndWhatForbids() {
    story.deposit("100.00");
    story.request("10");
    assertThat(onlyLedger().funded()).isEqualTo(1);

    story.recipientIs(RecipientStatus.PAUSED);
    assertThat(onlyLedger().deferred()).isEqualTo(Map.of(Reason.RECIPIENT_NOT_ACTIVE, 1L));
    story.merchantIs(MerchantStatus.SUSPENDED, 0);
    assertThat(onlyLedger().deferred()).isEqualTo(Map.of(Reason.MERCHANT_SUSPENDED, 1L));
  }

  @Test
  void needsNoReserveAndShowsNothingOfWhomNobodyWaitsFor() {
    assertThat(forecast().ledgers()).isEmpty();

    String payout = story.request("10");

    assertThat(onlyLedger().shortage()).isEqualTo(new Forecast.Shortage(payout, 1_000, 1));
  }

  @Test
  void knowsWhatTheDayHasFundedWhetherASweepHasCountedItOrNot() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 3_500L, null);
    story.requests(2, "10");
    story.cutOffAndSweep(CUTOFF);
    List<String> later = story.requests(3, "10");

    assertThat(rehearsed(EVENING)).isEqualTo(Map.of("funded", 1L, Reason.LIMIT_PER_DAY.name(), 2L));
    assertThat(rehearsed(TOMORROW)).isEqualTo(Map.of("funded", 3L));
    story.cutOffAndSweep(EVENING);
    assertThat(later.stream().map(books::kinds))
        .containsExactly(
            List.of("FUNDED"),
            List.of("DEFERRED:LIMIT_PER_DAY"),
            List.of("DEFERRED:LIMIT_PER_DAY"));
    assertThat(rehearsed(EVENING)).isEqualTo(Map.of("funded", 0L, Reason.LIMIT_PER_DAY.name(), 2L));
    assertThat(rehearsed(TOMORROW)).isEqualTo(Map.of("funded", 2L));
  }

  @Test
  void knowsWhatWasFundedWithoutALimitOnceThereIsOne() {
    story.deposit("1000.00");
    story.requests(2, "10");
    story.cutOffAndSweep(CUTOFF);
    story.merchantIsLimited(null, null, 2_500L);
    story.requests(2, "5");

    assertThat(rehearsed(EVENING))
        .isEqualTo(Map.of("funded", 1L, Reason.LIMIT_PER_RECIPIENT.name(), 1L));
  }

  private Map<String, Long> rehearsed(Instant cutoff) {
    LedgerKey ledger = new LedgerKey(new MerchantId(story.merchant), Currencies.of("USD"));
    Rehearsal rehearsal = Station.shared().getBean(Rehearsal.class);
    TransactionTemplate reading =
        new TransactionTemplate(Station.shared().getBean(PlatformTransactionManager.class));
    reading.setReadOnly(true);
    Rehearsal.Outcome outcome =
        Objects.requireNonNull(reading.execute(_ -> rehearsal.of(ledger, cutoff, 1_000)));
    Map<String, Long> counts = new HashMap<>(Map.of("funded", outcome.funded()));
    outcome.deferred().forEach((reason, count) -> counts.put(reason.name(), count));
    return counts;
  }

  @Test
  void changesNothing() {
    story.deposit("15.00");
    story.request("10");
    Map<String, String> before = everything();
    story.request("10");
    Map<String, String> changed = everything();
    assertThat(changed).isNotEqualTo(before);

    forecast();
    Station.shared().getBean(ForecastEndpoint.class).forecast(null);

    assertThat(everything()).isEqualTo(changed);
  }

  /**
   * A digest of each table, and where each sequence stands: so a record that entered the outbox is
   * seen although the relay has sent and deleted it.
   */
  private Map<String, String> everything() {
    JdbcClient jdbc = Station.shared().getBean(JdbcClient.class);
    Map<String, String> digests = new TreeMap<>();
    List<String> tables =
        jdbc.sql(
                """
                select tablename from pg_tables
                 where schemaname = 'public' and tablename not like 'outbox%'
                   and tablename not like 'inbound_position%'
                """)
            .query((row, index) -> row.getString(1))
            .list();
    for (String table : tables) {
      String digest = "select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from ";
      digests.put(table, jdbc.sql(digest + table + " t").query(String.class).single());
    }
    jdbc.sql("select sequencename, coalesce(last_value, 0) as stands from pg_sequences")
        .query((row, index) -> digests.put(row.getString(1), row.getString(2)))
        .list();
    assertThat(digests).containsKeys("account", "open_payout", "transition", "sweep");
    return digests;
  }

  private Forecast.OfLedger onlyLedger() {
    List<Forecast.OfLedger> ledgers = forecast().ledgers();
    assertThat(ledgers).hasSize(1);
    assertThat(ledgers.getFirst().merchantId()).isEqualTo(story.merchant);
    assertThat(ledgers.getFirst().currency()).isEqualTo("USD");
    return ledgers.getFirst();
  }

  private Forecast forecast() {
    Object body =
        Station.shared().getBean(ForecastEndpoint.class).forecast(story.merchant).getBody();
    assertThat(body).isInstanceOf(Forecast.class);
    return (Forecast) Objects.requireNonNull(body);
  }
}
