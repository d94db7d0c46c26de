package org.openpayouts.fundingchecker.funding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.rates.Rates;
import org.openpayouts.fundingchecker.rates.RatesPublication;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RatesPublished;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Euros are priced by a source outside, dollars by the fixed table. */
class StaleRatesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicInteger asked = new AtomicInteger();
  private volatile Duration late = Duration.ZERO;
  private HttpServer exchange;

  @BeforeEach
  void open() throws IOException {
    exchange = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    exchange.createContext("/", this::tell);
    exchange.start();
  }

  @AfterEach
  void close() {
    exchange.stop(0);
  }

  /** The price, and the instant at which the source saw it. */
  private void tell(HttpExchange question) throws IOException {
    asked.incrementAndGet();
    long seenAt = System.currentTimeMillis() - late.toMillis();
    byte[] body = "{\"eur\": \"1.08\", \"at\": %d}".formatted(seenAt).getBytes(UTF_8);
    question.sendResponseHeaders(200, body.length);
    question.getResponseBody().write(body);
    question.close();
  }

  private ConfigurableApplicationContext station(String database) {
    ConfigurableApplicationContext context =
        Station.start(
            database,
            Station.DEAF,
            "--payouts.funding.poll-interval=1h",
            "--payouts.rates.interval=2s",
            "--payouts.rates.request-timeout=1s",
            "--payouts.rates.age-max=20s",
            "--payouts.rates.sources.exchange.url=http://127.0.0.1:"
                + exchange.getAddress().getPort()
                + "/",
            "--payouts.rates.sources.exchange.prices.EUR.USD=/eur",
            "--payouts.rates.sources.exchange.observed-at=/at");
    await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .ignoreException(DecisionGate.Closed.class)
        .untilAsserted(() -> context.getBean(RatesPublication.class).publish());
    return context;
  }

  @Test
  void defersWhatHasNoYoungPriceAndFundsTheRest() {
    try (ConfigurableApplicationContext context = station(Station.newDatabase())) {
      Story story = anActiveMerchant(context);
      Books books = new Books(context);
      story.deposit("1000.00");
      awaitEuros(context, true);
      String young = inEuros(story);
      story.cutOffAndSweep(CUTOFF);
      assertThat(books.kinds(young)).containsExactly("FUNDED");

      late = Duration.ofHours(1);
      awaitEuros(context, false);
      String stale = inEuros(story);
      String fixed = story.request("10");
      story.cutOffAndSweep(CUTOFF.plusSeconds(60));
      assertThat(books.kinds(stale)).containsExactly("DEFERRED:RATE_UNAVAILABLE");
      assertThat(books.kinds(fixed)).containsExactly("FUNDED");
      awaitTheFigures(context.getBean(MeterRegistry.class));

      late = Duration.ZERO;
      awaitEuros(context, true);
      story.cutOffAndSweep(CUTOFF.plusSeconds(120));
      assertThat(books.kinds(stale)).containsExactly("DEFERRED:RATE_UNAVAILABLE", "FUNDED");
      books.assertCoherent();
      assertLockedRates(stale);
    }
  }

  private static String inEuros(Story story) {
    PayoutSnapshot payout =
        PayoutSnapshot.newBuilder(story.payout("10")).setCurrency("EUR").build();
    story.handle(Topics.REQUESTS, Story.requested(payout));
    return payout.getPayoutId();
  }

  private static void awaitEuros(ConfigurableApplicationContext context, boolean known) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> context.getBean(Rates.class).usable().price("EUR", "USD").isPresent() == known);
  }

  private static void awaitTheFigures(MeterRegistry meters) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(meters.get("payouts.rates.missing").gauge().value()).isEqualTo(1);
          assertThat(meters.get("payouts.rates.age").tag("base", "EUR").gauge().value())
              .isGreaterThan(20);
          assertThat(answers(meters, "stale")).isPositive();
          assertThat(answers(meters, "used")).isPositive();
          assertThat(answers(meters, "left_out")).isZero();
        });
  }

  private static double answers(MeterRegistry meters, String outcome) {
    return meters
        .get("payouts.rates.answers")
        .tag("source", "exchange")
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  /** What is told of the payout fixes the price that the source told, crossed. */
  private static void assertLockedRates(String payoutId) {
    BigDecimal bitcoinInEuros =
        new BigDecimal("50000").divide(new BigDecimal("1.08"), MathContext.DECIMAL128);
    try (Wire wire = new Wire()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(wire.all(Topics.LIFECYCLE))
                  .filteredOn(seen -> seen.key().equals(payoutId))
                  .map(Wire.Seen::record)
                  .filteredOn(PayoutFunded.class::isInstance)
                  .map(fact -> ((PayoutFunded) fact).getPayout().getFunding())
                  .singleElement()
                  .satisfies(terms -> {
                    assertThat(new BigDecimal(terms.getRateInCurrency()))
                        .isEqualByComparingTo(bitcoinInEuros);
                    assertThat(new BigDecimal(terms.getRateInLedgerCurrency()))
                        .isEqualByComparingTo("50000");
                  }));
    }
  }

  @Test
  void asksAndPublishesEachRoundOnceWithTwoReplicas() {
    String database = Station.newDatabase();
    try (ConfigurableApplicationContext one = station(database);
        ConfigurableApplicationContext other = station(database)) {
      Books books = new Books(one);
      await().atMost(PATIENCE).until(() -> rounds(books) >= 6);
      one.getBean("ratesLoop", SmartLifecycle.class).stop();
      other.getBean("ratesLoop", SmartLifecycle.class).stop();

      int rounds = (int) rounds(books);
      int published =
          (int) books.count("select count(*) from rates_publication where base = 'EUR'");
      assertThat(asked.get()).isBetween(3, rounds);
      assertThat(published).isBetween(3, rounds);
      assertThat(books.count(CLOSER_THAN_AN_INTERVAL)).isZero();
      awaitFacts(books, published);
    }
  }

  /** A base moves from sources to the table, and the replica of before publishes last. */
  @Test
  void hasThePriceThatIsFixedNowOnceTheReplicaThatAskedForItHasEnded() {
    String database = Station.newDatabase();
    ConfigurableApplicationContext before = station(database);
    try (ConfigurableApplicationContext now =
        Station.start(
            database,
            Station.DEAF,
            "--payouts.funding.poll-interval=1h",
            "--payouts.rates.interval=2s",
            "--payouts.rates.request-timeout=1s",
            "--payouts.rates.fixed.BTC.USD=50000",
            "--payouts.rates.fixed.EUR.USD=1.10")) {
      Books books = new Books(now);
      await().atMost(PATIENCE).until(() -> books.count(SOURCED_BEHIND_THE_FIXED) > 0);
      before.close();

      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(now.getBean(Rates.class).usable().price("EUR", "USD"))
                  .contains(new BigDecimal("1.10")));
      assertThat(books.count("select count(*) from rates_publication where base = 'BTC'"))
          .as("what nobody asks for is told no more often")
          .isLessThanOrEqualTo(2);
    } finally {
      before.close();
    }
  }

  private static final String SOURCED_BEHIND_THE_FIXED =
      """
      select count(*) from rates_publication
       where base = 'EUR' and source <> 'fixed'
         and version > (select min(version) from rates_publication
                         where base = 'EUR' and source = 'fixed')
      """;

  private static final String CLOSER_THAN_AN_INTERVAL =
      """
      select count(*) from (select observed_at - lag(observed_at) over (order by version) as gap
                              from rates_publication where base = 'EUR') gaps
       where gap < interval '1.9 seconds'
      """;

  private static long rounds(Books books) {
    return books.count("select number from rates_round");
  }

  private static void awaitFacts(Books books, long published) {
    try (Wire wire = new Wire()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(publishedBy(wire, books)).isEqualTo(published));
    }
  }

  /** Of this database: the topic is shared. */
  private static long publishedBy(Wire wire, Books books) {
    return wire.all(Topics.RATES).stream()
        .map(Wire.Seen::record)
        .filter(RatesPublished.class::isInstance)
        .map(RatesPublished.class::cast)
        .filter(fact -> fact.getSource().equals("median of exchange"))
        .filter(fact ->
            books.count(
                    "select count(*) from rates_publication where event_id = '"
                        + fact.getEnvelope().getEventId()
                        + "'")
                == 1)
        .count();
  }
}
