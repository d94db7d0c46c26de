package org.openpayouts.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.flywaydb.core.Flyway;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.outbox.Settlement.Desk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A small service: it writes a receipt for each record of its topic and tells so in the topic
 * {@code <topic>-out}. Everything of the outbox is real; only Spring Boot is left out, so that it
 * starts in a moment.
 */
final class Station implements AutoCloseable {

  static final String FUNCTION = "receive";

  final JdbcClient jdbc;
  final TransactionTemplate transaction;
  final Outbox outbox;
  final Inbound inbound;
  final Positions positions;
  final ParkedRecords parked;
  final OutboxMetrics metrics;
  final Segments segments;
  final DecisionGate gate;
  final DatabaseReturns returns;
  final Queue<Object> events = new ConcurrentLinkedQueue<>();
  private final Plan plan;
  private final HikariDataSource dataSource;
  private final HandledPositions handled = new HandledPositions();
  private final WentBack wentBack;
  final Leases leases;
  final Relearning relearning;
  private final Relay relay;
  private final Relearner relearner;
  private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

  Station(Plan plan) {
    this.plan = plan;
    this.dataSource = dataSource(plan);
    OutboxMigrations.migrate(
        Flyway.configure()
            .dataSource(dataSource)
            .connectRetries(10)
            .connectRetriesInterval(1)
            .locations("classpath:db/station")
            .load());
    this.jdbc = JdbcClient.create(dataSource);
    var transactions = new DataSourceTransactionManager(dataSource);
    this.transaction = new TransactionTemplate(transactions);
    this.metrics = new OutboxMetrics(new SimpleMeterRegistry());
    this.segments = new Segments(jdbc);
    this.positions = new Positions(jdbc);
    this.parked = new ParkedRecords(jdbc);
    this.gate = new DecisionGate(jdbc, handled);
    this.returns = new DatabaseReturns(jdbc, transaction);
    this.wentBack = new WentBack(returns, handled, gate);
    this.leases = Leases.ofRelearning(jdbc, plan.holder(), plan.settings().relay().leaseDuration());
    this.relay = relay();
    this.outbox = new Outbox(segments, relay, transactions, plan.failpoint());
    var assignments = new Assignments(binding -> plan.service(), positions, wentBack, metrics);
    this.inbound = new Inbound(assignments, plan.classifier(), desk());
    this.container = container(assignments);
    var groups = groups();
    this.relearning = relearning(groups);
    this.relearner =
        new Relearner(
            gate,
            returns,
            groups,
            wentBack,
            leases,
            relearning,
            metrics,
            new VitalLoops(events::add));
  }

  private static HikariDataSource dataSource(Plan plan) {
    var dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(plan.jdbcUrl() + "&socketTimeout=30&connectTimeout=10");
    dataSource.setConnectionTimeout(10_000);
    dataSource.setValidationTimeout(500);
    dataSource.setInitializationFailTimeout(-1);
    dataSource.setMaximumPoolSize(6);
    return dataSource;
  }

  private Relay relay() {
    Map<String, Object> client = Map.of("bootstrap.servers", plan.bootstrapServers());
    return new Relay(
        segments,
        Leases.ofLanes(jdbc, plan.holder(), plan.settings().relay().leaseDuration()),
        () -> new FactSender(client),
        plan.settings().relay(),
        metrics,
        plan.failpoint(),
        new VitalLoops(events::add));
  }

  /** The topic that the station writes counts as one that it reads as well. */
  private GroupOffsets groups() {
    Map<String, Object> client = Map.of("bootstrap.servers", plan.bootstrapServers());
    boolean going = plan.role() != Role.DECIDER;
    var readers =
        Set.of(
            new GroupOffsets.Reader(plan.service(), plan.topic(), going),
            new GroupOffsets.Reader(plan.service(), plan.topic() + "-out", false));
    return new GroupOffsets(() -> Admin.create(client), () -> readers, positions, handled);
  }

  /** The topic that the station writes is what it has decided. */
  private Relearning relearning(GroupOffsets groups) {
    Map<String, Object> client = Map.of("bootstrap.servers", plan.bootstrapServers());
    var desk =
        new Relearning.Desk(
            transaction,
            new TransactionBounds(jdbc, plan.settings().transaction()),
            returns,
            wentBack,
            new RelearnedPositions(jdbc),
            groups,
            new Gaps(jdbc),
            leases,
            plan.failpoint());
    return new Relearning(
        desk,
        List.of(new LearnedReceipts(jdbc, plan.topic() + "-out")),
        inbound::decides,
        () -> RelearningConfiguration.consumer(client));
  }

  private Desk desk() {
    return new Desk(
        transaction,
        new TransactionBounds(jdbc, plan.settings().transaction()),
        positions,
        parked,
        gate,
        new UndecodableRecords(jdbc),
        outbox,
        plan.settings(),
        metrics,
        Clock.systemUTC(),
        plan.failpoint());
  }

  private ConcurrentMessageListenerContainer<byte[], byte[]> container(Assignments assignments) {
    var intake =
        inbound.handler(FUNCTION, plan.role(), plan.decoder(), new Receipts(jdbc, outbox, plan));
    var properties = new ContainerProperties(plan.topic());
    properties.setGroupId(plan.service());
    properties.setMessageListener((BatchMessageListener<byte[], byte[]>) intake::accept);
    properties.setConsumerRebalanceListener(listener(assignments));
    properties.setShutdownTimeout(5_000);
    var listening =
        new ConcurrentMessageListenerContainer<byte[], byte[]>(
            new DefaultKafkaConsumerFactory<>(clientSettings()), properties);
    listening.setConcurrency(plan.concurrency());
    listening.setCommonErrorHandler(
        new RetryWithoutEnd(assignments, plan.settings().inbound(), metrics));
    return listening;
  }

  private Map<String, Object> clientSettings() {
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", plan.bootstrapServers());
    settings.put("key.deserializer", ByteArrayDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("session.timeout.ms", 6_000);
    settings.put("heartbeat.interval.ms", 1_000);
    settings.put("max.poll.records", 500);
    return settings;
  }

  private static ConsumerAwareRebalanceListener listener(Assignments assignments) {
    return new ConsumerAwareRebalanceListener() {
      @Override
      public void onPartitionsAssigned(
          Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assignments.onPartitionsAssigned(FUNCTION, consumer, partitions, false);
      }

      @Override
      public void onPartitionsRevokedAfterCommit(
          Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assignments.onPartitionsRevokedAfterCommit(FUNCTION, consumer, partitions);
      }
    };
  }

  String topic() {
    return plan.topic();
  }

  Station relaying() {
    relay.start();
    return this;
  }

  Station receiving() {
    relearner.start();
    container.start();
    return this;
  }

  boolean isReceiving() {
    return container.isRunning();
  }

  /** The values of all receipts, per partition in the order of their offsets. */
  List<String> receipts() {
    return jdbc.sql("select value from receipt order by topic, partition, record_offset, id")
        .query((row, number) -> row.getString("value"))
        .list();
  }

  long unsent() {
    return jdbc.sql("select count(*) from outbox_segment").query(Long.class).single();
  }

  @Override
  public void close() {
    container.stop();
    relearner.stop();
    relay.stop();
    dataSource.close();
  }
}
