package org.openpayouts.fundingchecker.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.funding.Station;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One round at a time, and only the last one publishes; on a real database. */
class RateRoundsIT {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration NOTHING = Duration.ZERO;

  private final ApplicationContext context = Station.shared();
  private final JdbcClient jdbc = context.getBean(JdbcClient.class);
  private final RateRounds rounds = context.getBean(RateRounds.class);
  private final RatesPublication publication = context.getBean(RatesPublication.class);

  @BeforeEach
  void noneWasEverBegun() {
    jdbc.sql("update rates_round set asked_at = 'epoch'").update();
    jdbc.sql("delete from rates_publication where base = 'DOGE'").update();
  }

  @Test
  void beginsOneRoundHoweverManyReplicasWantIt() {
    List<Integer> replicas = IntStream.range(0, 16).boxed().toList();

    List<RateRound> begun = Together.each(replicas, _ -> rounds.begin(HOUR).stream().toList());

    assertThat(begun).hasSize(1);
    assertThat(rounds.begin(HOUR)).isEmpty();
  }

  @Test
  void beginsTheNextAnIntervalLaterAlsoWhereNobodyEndedTheLast() {
    RateRound first = rounds.begin(HOUR).orElseThrow();

    jdbc.sql("update rates_round set asked_at = asked_at - interval '1 hour'").update();

    assertThat(rounds.begin(HOUR).map(RateRound::number)).contains(first.number() + 1);
  }

  @Test
  void beginsOneWhereTheClockWentBack() {
    rounds.begin(HOUR);
    jdbc.sql("update rates_round set asked_at = asked_at + interval '1 day'").update();

    assertThat(rounds.begin(HOUR)).isPresent();
  }

  @Test
  void publishesNothingOfARoundThatWasOvertaken() {
    RateRound late = rounds.begin(NOTHING).orElseThrow();
    RateRound last = rounds.begin(NOTHING).orElseThrow();

    assertThat(publication.publish(late, found(late, "0.10"))).isFalse();
    assertThat(newest()).isEmpty();
    assertThat(publication.publish(last, found(last, "0.11"))).isTrue();

    assertThat(newest())
        .hasValueSatisfying(published -> {
          assertThat(published.version()).isEqualTo(1);
          assertThat(published.observedAt()).isEqualTo(last.askedAt());
          assertThat(published.quotes()).containsEntry("USD", new BigDecimal("0.11"));
        });
  }

  @Test
  void hasNoPriceOnceSourcesDisagree() {
    RateRound agreed = rounds.begin(NOTHING).orElseThrow();
    publication.publish(agreed, found(agreed, "0.10"));
    assertThat(context.getBean(Rates.class).usable().price("DOGE", "USD")).isPresent();

    RateRound torn = rounds.begin(NOTHING).orElseThrow();
    publication.publish(
        torn, List.of(new Finding("DOGE", "no agreement", torn.askedAt(), Map.of())));

    assertThat(context.getBean(Rates.class).usable().price("DOGE", "USD")).isEmpty();
  }

  @Test
  void keepsTheNewestPublicationHoweverOldAndForgetsWhatItReplaced() {
    RateRound round = rounds.begin(NOTHING).orElseThrow();
    publication.publish(round, found(round, "0.10"));
    publication.publish(round, found(round, "0.11"));
    jdbc.sql(
            """
            update rates_publication set observed_at = observed_at - interval '31 days'
             where base = 'DOGE' and version = 1
            """)
        .update();

    publication.publish(round, found(round, "0.12"));

    assertThat(versions("rates_publication")).containsExactly(2L, 3L);
    assertThat(versions("rate")).containsExactly(2L, 3L);
  }

  /** While replicas with the old settings and with the new ones run side by side. */
  @Test
  void publishesTheFixedTableAgainWhereAnotherReplicaPublishedAfterIt() {
    RateRound round = rounds.begin(NOTHING).orElseThrow();
    publication.publish(
        round,
        List.of(
            new Finding(
                "BTC",
                "median of test",
                round.askedAt(),
                Map.of("USD", new BigDecimal("50000"), "GBP", new BigDecimal("40000")))));

    publication.publish();

    assertThat(context.getBean(Rates.class).usable().price("BTC", "USD"))
        .contains(new BigDecimal("50000"));
  }

  @Test
  void tellsAgainWhatItPublished() {
    RateRound round = rounds.begin(NOTHING).orElseThrow();
    publication.publish(round, found(round, "0.10"));

    assertThat(publication.since(round.askedAt(), 0, 10)).hasSize(1);
    assertThat(publication.since(round.askedAt().plus(HOUR), 0, 10)).isEmpty();
  }

  private List<Long> versions(String table) {
    return jdbc.sql("select version from " + table + " where base = 'DOGE' order by version")
        .query((row, index) -> row.getLong(1))
        .list();
  }

  private Optional<Publication> newest() {
    return context.getBean(Rates.class).newest().publications().stream()
        .filter(published -> published.base().equals("DOGE"))
        .findFirst();
  }

  private static List<Finding> found(RateRound round, String price) {
    return List.of(
        new Finding(
            "DOGE", "median of test", round.askedAt(), Map.of("USD", new BigDecimal(price))));
  }
}
