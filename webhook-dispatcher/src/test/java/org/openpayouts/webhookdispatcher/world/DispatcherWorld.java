package org.openpayouts.webhookdispatcher.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.TopicSetup;
import org.openpayouts.schemas.topic.TopicSetup.Plan;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.webhookdispatcher.WebhookDispatcherApplication;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantCertificate;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One running dispatcher per JVM, with waits short enough for a test. */
public final class DispatcherWorld {

  private static final class Shared {
    private static final DispatcherWorld INSTANCE = new DispatcherWorld();
  }

  private final MerchantCertificate certificate = MerchantCertificate.make();
  private final MerchantServer merchantServer = MerchantServer.start(certificate.tls());
  private final SealingKey sealing = SealingKey.make();
  private final CuttableLine database;
  private final String jdbcUrl;
  private final ConfigurableApplicationContext context;
  private final RecordCodec codec;
  private final KafkaProducer<byte[], byte[]> producer;

  private DispatcherWorld() {
    var infrastructure = Infrastructure.shared();
    var kafka = infrastructure.kafkaBootstrapServers();
    var registry = infrastructure.registryUrl();
    TopicSetup.run(Plan.of(kafka, registry, 1));
    codec = RecordCodec.at(registry);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    jdbcUrl = infrastructure.freshDatabase("dispatcher");
    database = CuttableLine.to(portOf(jdbcUrl));
    var cuttable = jdbcUrl.replace(":" + portOf(jdbcUrl) + "/", ":" + database.port() + "/");
    context = start(cuttable, kafka, registry);
  }

  public static DispatcherWorld shared() {
    return Shared.INSTANCE;
  }

  public MerchantServer merchantServer() {
    return merchantServer;
  }

  public MerchantServer anotherServer() {
    return MerchantServer.start(certificate.tls());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** What claims and sends; stopped, it leaves everything where it is. */
  public SmartLifecycle dispatcher() {
    return context.getBean("dispatcher", SmartLifecycle.class);
  }

  /** Hands records to a handler as one batch: one transaction of the dispatcher's own. */
  public void handle(Topic topic, List<SpecificRecord> records, Consumer<List<Wire>> handler) {
    var batch = new ArrayList<Wire>();
    for (var record : records) {
      batch.add(new Wire(topic.name(), batch.size(), codec.encode(topic.name(), record)));
    }
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> handler.accept(batch));
  }

  /** A record as it comes, to be decoded as the service does. */
  @SuppressWarnings("ArrayRecordComponent") // decoded once
  public record Wire(String topic, int offset, byte[] value) {
    public <T> Received<T> as(BiFunction<String, byte[], T> decoder) {
      return new Received<>(decoder.apply(topic, value), "key", topic, 0, offset, Map.of());
    }
  }

  /** The line between the dispatcher and its database. */
  public CuttableLine database() {
    return database;
  }

  /** The dispatcher's database, past the line that can be cut. */
  public JdbcClient db() {
    return JdbcClient.create(new DriverManagerDataSource(jdbcUrl));
  }

  /** Where the dispatcher's HTTP listens. */
  public String httpUrl() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  private static int portOf(String jdbcUrl) {
    return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
  }

  /** A merchant that the dispatcher will know, with its default URL. */
  public SampleMerchant aKnownMerchant(@Nullable String url) {
    var merchant = SampleMerchant.aMerchant();
    publish(merchant, 1, url);
    return merchant;
  }

  public void publish(SampleMerchant merchant, long version, @Nullable String url) {
    var record = MerchantRecordFacts.changed(merchant, version, url, sealing);
    publish(Topics.MERCHANTS, merchant.merchantId(), record, null);
  }

  /** Publishes facts of a payout. */
  public void tell(SampleFacts payout, SpecificRecord... facts) {
    for (var fact : facts) {
      publish(Topics.LIFECYCLE, payout.payoutId(), fact, null);
    }
  }

  /** Publishes a record and waits until the broker has it. */
  public void publish(Topic topic, String key, SpecificRecord value, @Nullable String traceparent) {
    var record =
        new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), codec.encode(topic.name(), value));
    if (traceparent != null) {
      record.headers().add("traceparent", traceparent.getBytes(UTF_8));
    }
    try {
      producer.send(record).get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All records of a topic with this key. */
  public List<ConsumerRecord<byte[], byte[]>> read(Topic topic, String key) {
    var config =
        Map.<String, Object>of(
            "bootstrap.servers", Infrastructure.shared().kafkaBootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (new String(record.key(), UTF_8).equals(key)) {
                found.add(record);
              }
            });
      }
      return found;
    }
  }

  public SpecificRecord decode(ConsumerRecord<byte[], byte[]> record) {
    return codec.decode(record.topic(), record.value());
  }

  private ConfigurableApplicationContext start(String jdbcUrl, String kafka, String registry) {
    return new SpringApplicationBuilder(WebhookDispatcherApplication.class)
        .profiles("local")
        .run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.datasource.url=" + jdbcUrl,
            "--payouts.kafka.bootstrap-servers=" + kafka,
            "--payouts.schema-registry.url=" + registry,
            "--payouts.webhooks.opening-key-file=" + sealing.writeOpeningKey(),
            "--payouts.webhooks.extra-ca-file=" + certificate.authority(),
            "--payouts.webhooks.allow-loopback=true",
            "--payouts.webhooks.endpoint.open-for=200ms",
            "--payouts.webhooks.delivery.retries=100ms,100ms,100ms,100ms,100ms",
            "--payouts.webhooks.delivery.slow-down=100ms",
            "--payouts.webhooks.delivery.total=2s",
            "--payouts.webhooks.delivery.connect=1s",
            "--payouts.webhooks.delivery.lease=4s",
            "--payouts.webhooks.delivery.poll=50ms",
            "--payouts.webhooks.sweep.pause=200ms",
            "--payouts.webhooks.delivery.key-wait=200ms",
            "--logging.structured.format.console=",
            "--logging.level.org.apache.kafka=OFF",
            "--logging.level.com.zaxxer.hikari=OFF");
  }
}
