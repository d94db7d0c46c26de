package org.openpayouts.systemtests.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.SchemaRegistryUnavailable;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.guarantee.Claim;
import org.openpayouts.systemtests.guarantee.OutPoint;

/** Reads every lifecycle fact from Kafka, as any outside consumer could; remembers them all. */
final class FactLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration REGISTRY = Duration.ofSeconds(60);

  /** One record, seen once however often it was sent. */
  record Fact(String type, long sequence, String traceparent, SpecificRecord record) {
    PayoutSnapshot payout() {
      return (PayoutSnapshot) field(record, "payout");
    }
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordCodec codec;
  private final Set<String> eventIds = new HashSet<>();
  private final Map<String, List<Fact>> byPayout = new HashMap<>();

  FactLog(String bootstrapServers, String registryUrl) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    codec = RecordCodec.at(registryUrl);
    String topic = Topics.LIFECYCLE.name();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads to the end of the topic as it is now. */
  void catchUp() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> received : consumer.poll(POLL)) {
        remember(received);
      }
    }
  }

  /** The registry may be on its way back, as Kafka behind it may be. */
  private SpecificRecord decode(ConsumerRecord<byte[], byte[]> received) {
    Deadline patience = Deadline.in(REGISTRY);
    while (true) {
      try {
        return codec.decode(received.topic(), received.value());
      } catch (SchemaRegistryUnavailable away) {
        if (patience.isOver()) {
          throw away;
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private void remember(ConsumerRecord<byte[], byte[]> received) {
    SpecificRecord record = decode(received);
    if (!eventIds.add(((Envelope) field(record, "envelope")).getEventId().toString())) {
      return;
    }
    var header = received.headers().lastHeader("traceparent");
    String traceparent =
        header == null ? "" : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    String payoutId = (String) field(record, "payoutId");
    byPayout
        .computeIfAbsent(payoutId, id -> new ArrayList<>())
        .add(
            new Fact(
                record.getSchema().getName(),
                (Long) field(record, "sequence"),
                traceparent,
                record));
  }

  /** What was said of a payout so far, oldest first. */
  List<Fact> of(String payoutId) {
    return byPayout.getOrDefault(payoutId, List.of()).stream()
        .sorted(Comparator.comparingLong(Fact::sequence))
        .toList();
  }

  Map<String, Claim> claims() {
    return byPayout.keySet().stream()
        .collect(Collectors.toMap(id -> id, this::claim, (one, two) -> one, TreeMap::new));
  }

  private Claim claim(String payoutId) {
    List<Fact> facts = of(payoutId);
    List<Claim.Terms> terms =
        facts.stream()
            .filter(fact -> fact.record() instanceof PayoutFunded)
            .map(fact -> terms(fact.payout()))
            .toList();
    List<OutPoint> payments =
        facts.stream()
            .flatMap(fact -> fact.payout().getTransactions().stream())
            .map(payment -> new OutPoint(payment.getTxid(), payment.getVout()))
            .distinct()
            .toList();
    return new Claim(payoutId, facts.stream().map(Fact::type).toList(), terms, payments);
  }

  private static Claim.Terms terms(PayoutSnapshot payout) {
    FundingTerms funding = payout.getFunding();
    if (funding == null) {
      throw new AssertionError(payout.getPayoutId() + " is funded without terms");
    }
    return new Claim.Terms(
        funding.getWithdrawal().getDestination().getAddress(),
        Long.parseLong(funding.getBaseUnits()),
        new java.math.BigDecimal(funding.getRateInCurrency()),
        funding.getLedgerAmount());
  }

  private static Object field(SpecificRecord record, String name) {
    return record.get(record.getSchema().getField(name).pos());
  }

  @Override
  public void close() {
    consumer.close();
    codec.close();
  }
}
