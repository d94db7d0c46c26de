package org.openpayouts.fundingchecker.funding;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openpayouts.fundingchecker.FundingCheckerApplication;
import org.openpayouts.fundingchecker.rates.RatesPublication;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.schemas.serde.stub.StubRegistry;
import org.openpayouts.schemas.topic.TopicSetup;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** funding-checker on a real broker and a real database; one of them is shared by a whole JVM. */
public final class Station {
  static final StubRegistry REGISTRY = StubRegistry.withAllSchemas();

  /** Its consumers stay still; the test hands it its records. */
  static final String DEAF = "--spring.cloud.stream.default.consumer.auto-startup=false";

  private static final String RETRY_DELAY_MAX = "--payouts.funding.retry-delay-max=";

  /** Unless a test has its own. */
  private static final List<String> USUAL_PRICES =
      List.of("--payouts.rates.fixed.BTC.USD=50000", "--payouts.rates.fixed.BTC.GBP=40000");

  private static final class Shared {
    static final ConfigurableApplicationContext CONTEXT = quiet();
  }

  private Station() {}

  /** One whose sweeps run only when a test says so. */
  public static ConfigurableApplicationContext shared() {
    return Shared.CONTEXT;
  }

  /** Another such one, with a database of its own. */
  static ConfigurableApplicationContext quiet(String... settings) {
    List<String> all = new ArrayList<>(List.of(DEAF, "--payouts.funding.poll-interval=1h"));
    all.addAll(List.of(settings));
    return priced(start(newDatabase(), all.toArray(String[]::new)));
  }

  /** Its own first turn may come later than a test's first sweep, and there is no second one. */
  static ConfigurableApplicationContext priced(ConfigurableApplicationContext context) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .ignoreException(DecisionGate.Closed.class)
        .untilAsserted(() -> context.getBean(RatesPublication.class).publish());
    return context;
  }

  static String newDatabase() {
    return Infrastructure.shared().freshDatabase("funding");
  }

  /** One more instance on a database; each database is an installation with a group of its own. */
  static ConfigurableApplicationContext start(String jdbcUrl, String... settings) {
    return startOn(Infrastructure.shared().kafkaBootstrapServers(), jdbcUrl, settings);
  }

  /** One on a broker of a test's own: what others tell there would be its own facts. */
  static ConfigurableApplicationContext startOn(String broker, String jdbcUrl, String... settings) {
    TopicSetup.run(TopicSetup.Plan.of(broker, REGISTRY.url(), 1));
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--logging.structured.format.console=",
                "--spring.cloud.stream.default.group=" + jdbcUrl.replaceAll("\\?.*|.*/", ""),
                "--spring.datasource.url=" + jdbcUrl,
                "--payouts.kafka.bootstrap-servers=" + broker,
                "--payouts.schema-registry.url=" + REGISTRY.url(),
                "--payouts.intent.funding-key-file=" + keyFile()));
    all.addAll(List.of(settings));
    if (all.stream().noneMatch(setting -> setting.startsWith("--payouts.rates.fixed."))) {
      all.addAll(USUAL_PRICES);
    }
    if (all.stream().noneMatch(setting -> setting.startsWith(RETRY_DELAY_MAX))) {
      all.add(RETRY_DELAY_MAX + "1ms");
    }
    return new SpringApplicationBuilder(FundingCheckerApplication.class)
        .run(all.toArray(String[]::new));
  }

  private static Path keyFile() {
    try {
      Path file = Files.createTempFile("funding", ".key");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "ab".repeat(32));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
