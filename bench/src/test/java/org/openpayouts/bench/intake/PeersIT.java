package org.openpayouts.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.bench.Migrated;
import org.openpayouts.bench.listing.ListedRowsFixture;
import org.openpayouts.bench.load.Measured;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.bench.merchants.Signer;
import org.openpayouts.bench.peers.PeerTables;
import org.openpayouts.bench.peers.PeersApplication;
import org.openpayouts.bench.programs.ClientPrograms;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Every peer for a moment, on tables from payout-api's migrations. */
class PeersIT {
  private static final String BASE = "https://pay.example";
  private static final long NO_PROCESS = 0;
  private static final BenchMerchant MERCHANT =
      new BenchMerchant("merchant", new Signer("22".repeat(32)), "token", "recipient");

  private static String url = "";
  private static PeerTables tables;
  private static ConfigurableApplicationContext peers;

  @TempDir private Path folder;

  @BeforeAll
  static void startPeers() throws Exception {
    url = Migrated.database();
    tables = PeerTables.in(url);
    peers =
        new SpringApplicationBuilder(PeersApplication.class)
            .run(
                "--spring.config.location=optional:file:./none/",
                "--server.port=0",
                "--management.server.port=-1",
                "--bench.public-base-url=" + BASE,
                "--spring.datasource.url=" + url,
                "--spring.jpa.hibernate.ddl-auto=create",
                "--spring.jpa.properties.hibernate.default_schema=bench",
                "--spring.threads.virtual.enabled=true");
  }

  @AfterAll
  static void stopPeers() {
    peers.close();
    tables.close();
  }

  @ParameterizedTest
  @CsvSource({
    "echo,",
    "jpa,bench.asked_payout",
    "jpa,bench.asked_fact",
    "jdbc,bench.payout",
    "jdbc,bench.fact"
  })
  void answerAsPayoutApiDoesAndStoreWhatTheySay(String peer, String table) throws Exception {
    tables.clear();
    String port = peers.getEnvironment().getProperty("local.server.port");
    URI base = URI.create("http://127.0.0.1:" + port + "/" + peer);
    List<Long> made = new ArrayList<>();
    SinglePosts posts =
        new SinglePosts(
            peer,
            new SinglePosts.Target(base, BASE, List.of(MERCHANT), Map.of()),
            () ->
                count -> {
                  made.add(count);
                  return 0;
                });

    Measured measured = posts.measure(4, Duration.ofSeconds(1));

    assertThat(measured.wrong()).isZero();
    assertThat(made.getFirst()).isPositive();
    if (table != null) {
      // Repeats make rows too: no peer knows them.
      assertThat(Migrated.count(url, table)).isGreaterThanOrEqualTo(made.getFirst());
    }
  }

  @Test
  void insertsByPgbenchWhatItCounts() throws Exception {
    assumeThat(ClientPrograms.lacks("pgbench", "postgresql-client")).isEmpty();
    tables.clear();

    Measured measured =
        new PgbenchRows(new ClientPrograms(url, folder), MERCHANT, NO_PROCESS)
            .measure(2, Duration.ofSeconds(1));

    assertThat(measured.perSecond()).isPositive();
    assertThat(measured.waits().p99()).isGreaterThanOrEqualTo(measured.waits().p50());
    assertThat(Migrated.count(url, "bench.payout"))
        .isPositive()
        .isEqualTo(Migrated.count(url, "bench.fact"));
  }

  @Test
  void copiesTheRowsThatPayoutApiHas() throws Exception {
    assumeThat(ClientPrograms.lacks("psql", "postgresql-client")).isEmpty();
    ListedRowsFixture.fill(url, MERCHANT, Instant.EPOCH, 500);

    Measured measured =
        new CopiedRows(new ClientPrograms(url, folder), tables, NO_PROCESS)
            .measure(1, Duration.ZERO);

    assertThat(measured.perSecond()).isPositive();
    assertThat(Migrated.count(url, "bench.payout")).isEqualTo(500);
  }
}
