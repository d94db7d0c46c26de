package org.openpayouts.broadcaster.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class WalletLeasesIT {
  private static HikariDataSource database;

  private WalletLeases leases;
  private WalletHolds holds;

  @BeforeAll
  static void migrate() {
    database = new HikariDataSource();
    database.setJdbcUrl(Infrastructure.shared().freshDatabase("leases"));
    Flyway.configure().dataSource(database).load().migrate();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void start() {
    var jdbc = JdbcClient.create(database);
    jdbc.sql("truncate wallet_lease, wallet_hold").update();
    leases = new WalletLeases(jdbc, new WalletSettings(Duration.ofSeconds(1), false), () -> {});
    holds = new WalletHolds(jdbc);
  }

  @Test
  void letsOneWorkerMoveTheWallet() {
    Optional<Lease> first = leases.take("w", "a");
    Optional<Lease> second = leases.take("w", "b");

    assertThat(first).contains(new Lease("w", "a", 1));
    assertThat(second).isEmpty();
  }

  @Test
  void fencesAWorkerThatWasTakenOver() {
    Lease old = leases.take("w", "a").orElseThrow();

    await().atMost(Duration.ofSeconds(30)).until(() -> leases.take("w", "b").isPresent());

    assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> leases.fence(old));
  }

  @Test
  void letsASlowWorkerGoOnWhereNobodyTookOver() {
    Lease lease = leases.take("w", "a").orElseThrow();
    await().pollDelay(Duration.ofMillis(1_250)).until(() -> true);

    leases.fence(lease);

    assertThat(leases.take("w", "b")).isEmpty();
  }

  @Test
  void letsTheNextOneBeginAtOnceAfterARelease() {
    leases.release(leases.take("w", "a").orElseThrow());

    assertThat(leases.take("w", "b")).contains(new Lease("w", "b", 2));
  }

  @Test
  void freesAHeldWalletInTheNameOfTwoPersonsOnly() {
    holds.hold("w", "a coin is gone");

    assertThat(holds.hold("w", "another one, too")).isFalse();
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> holds.release("w", "ann", "ann", "looked at it"));
    assertThat(holds.isHeld("w")).isTrue();
    assertThat(holds.release("w", "ann", "bob", "looked at it")).isTrue();
    assertThat(holds.isHeld("w")).isFalse();
  }
}
