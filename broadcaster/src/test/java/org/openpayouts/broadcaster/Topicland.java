package org.openpayouts.broadcaster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.TopicSetup;
import org.openpayouts.schemas.topic.Topics;

/** Topics that only one stage reads from; records are encoded as for the real ones. */
record Topicland(String lifecycle, String recipients) {
  static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final class Shared {
    private static final String BROKER = Infrastructure.shared().kafkaBootstrapServers();
    private static final RecordCodec CODEC = codec();
    private static final KafkaProducer<byte[], byte[]> PRODUCER =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BROKER),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    private static RecordCodec codec() {
      String registry = Infrastructure.shared().registryUrl();
      TopicSetup.run(TopicSetup.Plan.of(BROKER, registry, 1));
      return RecordCodec.at(registry);
    }
  }

  static Topicland fresh() {
    String suffix = UUID.randomUUID().toString();
    var land = new Topicland("lifecycle-" + suffix, "recipients-" + suffix);
    try (var admin = Admin.create(Map.of("bootstrap.servers", Shared.BROKER))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(land.lifecycle, 3, (short) 1),
                  new NewTopic(land.recipients, 3, (short) 1)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return land;
  }

  /** The real topic begins anew: what other stages said of other wallets is none of this one's. */
  static void forgetFacts() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", Shared.BROKER))) {
      var asked = new HashMap<TopicPartition, OffsetSpec>();
      for (int partition = 0; partition < Topics.LIFECYCLE.partitions(); partition++) {
        asked.put(new TopicPartition(Topics.LIFECYCLE.name(), partition), OffsetSpec.latest());
      }
      var until = new HashMap<TopicPartition, RecordsToDelete>();
      admin
          .listOffsets(asked)
          .all()
          .get()
          .forEach(
              (partition, end) -> until.put(partition, RecordsToDelete.beforeOffset(end.offset())));
      admin.deleteRecords(until).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static void forgetGroup(String group) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", Shared.BROKER))) {
      admin.deleteConsumerGroups(List.of(group)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static RecordCodec codec() {
    return Shared.CODEC;
  }

  /** Many at once, in their order; they share what one of them alone would wait for. */
  void sendAll(String topic, List<AFundedPayout> payouts) {
    payouts.stream()
        .map(one ->
            beginToSend(
                topic, one.payoutId(), Shared.CODEC.encode(Topics.LIFECYCLE.name(), one.fact())))
        .toList()
        .forEach(Topicland::awaitSent);
  }

  void send(String topic, String key, SpecificRecord record) {
    String real = topic.equals(lifecycle) ? Topics.LIFECYCLE.name() : Topics.RECIPIENTS.name();
    sendBytes(topic, key, Shared.CODEC.encode(real, record));
  }

  private static void sendBytes(String topic, String key, byte[] value) {
    awaitSent(beginToSend(topic, key, value));
  }

  private static Future<RecordMetadata> beginToSend(String topic, String key, byte[] value) {
    var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
    record.headers().add("traceparent", TRACEPARENT.getBytes(UTF_8));
    return Shared.PRODUCER.send(record);
  }

  private static void awaitSent(Future<RecordMetadata> sent) {
    try {
      sent.get(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
