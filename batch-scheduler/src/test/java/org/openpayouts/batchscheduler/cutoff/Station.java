package org.openpayouts.batchscheduler.cutoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.openpayouts.batchscheduler.BatchSchedulerApplication;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.serde.stub.StubRegistry;
import org.openpayouts.schemas.topic.TopicSetup;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** batch-scheduler on a real broker and a real database. */
final class Station {
  static final StubRegistry REGISTRY = StubRegistry.withAllSchemas();
  static final String CREDENTIAL = "a-credential-of-operators";

  /** It reads the cutoffs that it has told, as in life; those of other stations are among them. */
  static final String HEARS_ITSELF = "--spring.cloud.stream.default.consumer.auto-startup=true";

  private static final Instant BEGUN = Clock.systemUTC().instant();

  private Station() {}

  static String broker() {
    return Infrastructure.shared().kafkaBootstrapServers();
  }

  static String newDatabase() {
    return Infrastructure.shared().freshDatabase("scheduler");
  }

  /** A time of day so far ahead that it does not come while a test runs. */
  static String inHours(int hours) {
    return LocalTime.ofInstant(BEGUN.plus(hours, ChronoUnit.HOURS), ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  /** One more replica on a database. */
  static ConfigurableApplicationContext start(String jdbcUrl, String... settings) {
    TopicSetup.run(TopicSetup.Plan.of(broker(), REGISTRY.url(), 1));
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--logging.structured.format.console=",
                "--spring.cloud.stream.default.group=" + jdbcUrl.replaceAll("\\?.*|.*/", ""),
                "--spring.datasource.url=" + jdbcUrl,
                "--payouts.kafka.bootstrap-servers=" + broker(),
                "--payouts.schema-registry.url=" + REGISTRY.url(),
                "--payouts.admin.credential-file=" + credentialFile()));
    all.addAll(List.of(settings));
    if (!all.contains(HEARS_ITSELF)) {
      all.add("--spring.cloud.stream.default.consumer.auto-startup=false");
    }
    return new SpringApplicationBuilder(BatchSchedulerApplication.class)
        .run(all.toArray(String[]::new));
  }

  private static Path credentialFile() {
    try {
      Path file = Files.createTempFile("operators", ".credential");
      file.toFile().deleteOnExit();
      return Files.writeString(file, CREDENTIAL + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
