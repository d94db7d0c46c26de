package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The examples of docs/concepts/ledger.md, played on a real database: it moves what they show. */
class LedgerPageIT {
  private static final String DUST = "dust";

  /** One for each quote of what the chain takes: that is a setting. */
  private static final Map<Map<String, BigDecimal>, ConfigurableApplicationContext> STATIONS =
      new HashMap<>();

  private static ConfigurableApplicationContext station(Map<String, BigDecimal> quotes) {
    return STATIONS.computeIfAbsent(quotes, LedgerPageIT::open);
  }

  private static ConfigurableApplicationContext open(Map<String, BigDecimal> quotes) {
    Stream<String> rates =
        LedgerExample.rates().entrySet().stream()
            .map(price -> "--" + price.getKey() + "=" + price.getValue());
    Stream<String> taken =
        quotes.entrySet().stream()
            .map(quote ->
                "--payouts.network-fees.quotes."
                    + quote.getKey()
                    + "="
                    + quote.getValue().toPlainString());
    return Station.quiet(Stream.concat(rates, taken).toArray(String[]::new));
  }

  @AfterAll
  static void close() {
    STATIONS.values().forEach(ConfigurableApplicationContext::close);
  }

  static List<LedgerExample> examples() {
    List<LedgerExample> all = LedgerExample.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(10);
    return all;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void movesWhatThePageShows(LedgerExample example) {
    ConfigurableApplicationContext station = station(example.networkFees().quotes());
    PlayedExample played = play(example);

    for (Page.Row row : example.terms()) {
      Terms terms = fundedTerms(station, played.payoutId(row.of("payout")));
      assertThat(row.cells()).isEqualTo(example.figures(row, terms));
    }
    assertThat(station.getBean(LedgerEndpoint.class).ledger().violations()).isEmpty();
  }

  /** Row by row: whatever a step posts is in its row, and whatever is in its row was posted. */
  private static PlayedExample play(LedgerExample example) {
    ConfigurableApplicationContext station = station(example.networkFees().quotes());
    PlayedExample played = new PlayedExample(station, example.ledger());
    LedgerRows rows =
        new LedgerRows(station.getBean(JdbcClient.class), played.merchant(), example.ledger());
    for (Page.Row row : example.story().rows()) {
      Step step = Step.of(example.words(row));
      played.play(step);
      Map<String, String> found =
          step instanceof Step.Look ? rows.balances(row.cells().keySet()) : rows.posted();
      if (row.cells().containsKey(DUST)) {
        found.put(DUST, rows.dust());
      }
      assertThat(shown(example, row)).as(example.words(row)).isEqualTo(found);
    }
    return played;
  }

  private static Map<String, String> shown(LedgerExample example, Page.Row row) {
    Map<String, String> shown = new TreeMap<>(row.cells());
    shown.remove(example.ledger().code());
    shown.values().removeIf(String::isEmpty);
    return shown;
  }

  private static Terms fundedTerms(ConfigurableApplicationContext station, String payoutId) {
    return station.getBean(DecidedTransitions.class).ofPayout(payoutId, 0, 10).stream()
        .map(DecidedTransitions.Numbered::transition)
        .filter(Transition.Funded.class::isInstance)
        .map(fact -> ((Transition.Funded) fact).terms())
        .findFirst()
        .orElseThrow();
  }

  private record Worth(String currency, String asset, String kept, String added) {}

  @Test
  void reportsWhatRoundingWasWorth() {
    LedgerExample example = LedgerExample.of("### Three payouts in one posting");
    Page.Table report = example.page().table("kept");
    PlayedExample played = play(example);

    List<Worth> found =
        station(Map.of())
            .getBean(JdbcClient.class)
            .sql(example.page().block("sql"))
            .param("merchant", played.merchant())
            .query((row, index) ->
                new Worth(
                    row.getString("currency"),
                    row.getString("asset"),
                    row.getString("kept"),
                    row.getString("added")))
            .list();

    assertThat(report.rows())
        .extracting(
            row -> new Worth(row.of("currency"), row.of("asset"), row.of("kept"), row.of("added")))
        .isEqualTo(found);
  }

  @Test
  void namesWhatTheDatabaseRefusesBy() {
    List<String> known =
        station(Map.of())
            .getBean(JdbcClient.class)
            .sql(
                """
                select conname from pg_constraint
                 union select tgname from pg_trigger
                 union select indexname from pg_indexes
                """)
            .query((row, number) -> row.getString(1))
            .list();

    List<String> named =
        LedgerExample.PAGE.below("## What the database refuses").table("refused by").rows().stream()
            .flatMap(row -> Stream.of(row.of("refused by").split(", ")))
            .toList();

    assertThat(known).containsAll(named);
    assertThat(named).hasSizeGreaterThan(10);
  }
}
