package org.openpayouts.broadcaster.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.broadcaster.AFundedPayout;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.outbox.Received;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The handler with its batch, the batch doubled, reversed, and split at every point. */
class FundedIntakeIT {
  private static final String ADDRESS = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

  private static HikariDataSource database;

  private FundedIntake intake;
  private List<Received<Optional<FundedPayout>>> batch;

  @BeforeAll
  static void migrate() {
    database = new HikariDataSource();
    database.setJdbcUrl(Infrastructure.shared().freshDatabase("intake"));
    Flyway.configure().dataSource(database).load().migrate();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void aBatch() {
    var jdbc = JdbcClient.create(database);
    jdbc.sql("truncate payout cascade").update();
    intake = new FundedIntake(new Payouts(jdbc), new PayoutArrivals());
    batch = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      batch.add(received(aPayout(ADDRESS, 1_000 + i)));
    }
    batch.add(3, new Received<>(Optional.empty(), "k", "t", 0, 0, Map.of()));
  }

  private static Received<Optional<FundedPayout>> received(AFundedPayout payout) {
    var funded =
        new FundedPayout(
            payout.id(),
            payout.merchantId(),
            2,
            payout.fundedAt(),
            payout.order(),
            null,
            new byte[] {1});
    return new Received<>(Optional.of(funded), payout.payoutId(), "t", 0, 0, Map.of());
  }

  private static void assertAllOnce() {
    var amounts =
        JdbcClient.create(database)
            .sql("select base_units::bigint from payout join payout_terms using (payout_id)")
            .query(Long.class)
            .list();
    assertThat(amounts)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 6).mapToObj(i -> 1_000L + i).toList());
  }

  @Test
  void writesDownEachOnce() {
    intake.receive(batch);

    assertAllOnce();
  }

  @Test
  void writesDownEachOnceFromADoubledBatch() {
    var doubled = new ArrayList<>(batch);
    doubled.addAll(batch);

    intake.receive(doubled);
    intake.receive(batch);

    assertAllOnce();
  }

  @Test
  void writesDownEachOnceFromAReversedBatch() {
    intake.receive(batch.reversed());
    intake.receive(batch);

    assertAllOnce();
  }

  @Test
  void writesDownEachOnceWhereverTheBatchIsSplit() {
    for (int split = 1; split < batch.size(); split++) {
      intake.receive(batch.subList(split, batch.size()));
      intake.receive(batch.subList(0, split));
    }

    assertAllOnce();
  }

  @Test
  void refusesASecondFundingUnderOtherTerms() {
    AFundedPayout payout = aPayout(ADDRESS, 5_000);
    intake.receive(List.of(received(payout)));

    assertThatIllegalStateException()
        .isThrownBy(() -> intake.receive(List.of(received(payout.of("6000")))))
        .withMessageContaining("funded a second time");
  }
}
