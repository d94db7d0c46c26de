package org.openpayouts.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.bench.measure.Rounds;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The relay reads, sends, waits and deletes; a bare producer with the same settings only sends what
 * it has in memory. Both send the same records to one broker, one after the other.
 */
final class OutboxBench {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String TOPIC = "bench.facts";
  private static final int PARTITIONS = 6;
  private static final int RECORD_BYTES = 300;
  private static final int PER_TRANSACTION = 500;
  private static final double GOAL = 0.6;

  private final Clock clock;

  OutboxBench(Clock clock) {
    this.clock = clock;
  }

  void run(int records, int rounds) {
    Infrastructure infrastructure = Infrastructure.shared();
    String broker = infrastructure.kafkaBootstrapServers();
    createTopic(broker);
    List<OutboundRecord> facts = facts(records);
    List<Double> bare = new ArrayList<>();
    List<Double> relayed = new ArrayList<>();
    Report report = new Report("outbox", clock);
    try (var context = context(broker, infrastructure.freshDatabase("bench"));
        var producer = producer(broker)) {
      send(producer, facts);
      relay(context, facts);
      for (int round = 0; round < rounds; round++) {
        bare.add(records / send(producer, facts));
        relayed.add(records / relay(context, facts));
      }
    }
    tell(report, new Rounds(bare), new Rounds(relayed));
  }

  private static void tell(Report report, Rounds bare, Rounds relayed) {
    double ratio = relayed.median() / bare.median();
    report.table(
        List.of("way", "records/s (median)", "least", "steady"),
        List.of(row("bare producer", bare), row("relay of the outbox", relayed)));
    report.add("- relay to bare producer: %.2f".formatted(ratio));
    report.add("- goal: at least %.1f: %s".formatted(GOAL, Report.verdict(ratio >= GOAL)));
    report.add("- %d bytes a record; one JVM does both".formatted(RECORD_BYTES));
    report.write();
  }

  private static List<String> row(String what, Rounds rounds) {
    return List.of(
        what,
        String.format(Locale.ROOT, "%.0f", rounds.median()),
        String.format(Locale.ROOT, "%.0f", rounds.least()),
        rounds.isSteady() ? "yes" : "no, rounds differ by more than 15 %");
  }

  /** Seconds until every record is acknowledged. */
  private static double send(KafkaProducer<byte[], byte[]> producer, List<OutboundRecord> facts) {
    long begun = System.nanoTime();
    facts.forEach(fact -> producer.send(new ProducerRecord<>(TOPIC, fact.key(), fact.value())));
    producer.flush();
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Seconds from the start of the relay until nothing waits; the appending is not counted. */
  private static double relay(ConfigurableApplicationContext context, List<OutboundRecord> facts) {
    SmartLifecycle relay = context.getBean("outboxRelay", SmartLifecycle.class);
    relay.stop();
    append(context, facts);
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    long begun = System.nanoTime();
    relay.start();
    Deadline.in(PATIENCE).until("everything was sent", () -> isEmpty(jdbc));
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void append(ConfigurableApplicationContext context, List<OutboundRecord> facts) {
    Outbox outbox = context.getBean(Outbox.class);
    var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    for (int from = 0; from < facts.size(); from += PER_TRANSACTION) {
      var some = facts.subList(from, Math.min(facts.size(), from + PER_TRANSACTION));
      transaction.executeWithoutResult(status -> outbox.append(TOPIC, Lane.BULK, some));
    }
  }

  private static boolean isEmpty(JdbcClient jdbc) {
    return jdbc.sql("select not exists (select from outbox_segment)").query(Boolean.class).single();
  }

  private static ConfigurableApplicationContext context(String broker, String jdbcUrl) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("spring.application.name", "bench");
    settings.put("payouts.outbox.service", "bench");
    settings.put("spring.datasource.url", jdbcUrl);
    settings.put("spring.kafka.bootstrap-servers", broker);
    settings.put("payouts.kafka.bootstrap-servers", broker);
    settings.put("spring.flyway.locations", "classpath:db/none");
    settings.put("spring.flyway.fail-on-missing-locations", false);
    settings.put("spring.data.jpa.repositories.enabled", false);
    settings.put("logging.level.root", "warn");
    settings.put("spring.main.banner-mode", "off");
    return new SpringApplicationBuilder(RelayApplication.class)
        .web(WebApplicationType.NONE)
        .properties(settings)
        .run();
  }

  private static KafkaProducer<byte[], byte[]> producer(String broker) {
    Map<String, Object> asTheRelay =
        Map.of(
            "bootstrap.servers",
            broker,
            "acks",
            "all",
            "compression.type",
            "lz4",
            "linger.ms",
            2,
            "batch.size",
            131_072);
    return new KafkaProducer<>(asTheRelay, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void createTopic(String broker) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)));
      Deadline.in(PATIENCE)
          .until(
              "the topic exists",
              () ->
                  admin
                      .listTopics()
                      .names()
                      .toCompletionStage()
                      .toCompletableFuture()
                      .join()
                      .contains(TOPIC));
    }
  }

  /** The same for every run, and not to be compressed to nothing. */
  private static List<OutboundRecord> facts(int records) {
    Random random = new Random(1);
    List<OutboundRecord> facts = new ArrayList<>(records);
    for (int i = 0; i < records; i++) {
      byte[] value = new byte[RECORD_BYTES];
      random.nextBytes(value);
      facts.add(OutboundRecord.of("payout-" + i, value, Map.of()));
    }
    return facts;
  }
}
