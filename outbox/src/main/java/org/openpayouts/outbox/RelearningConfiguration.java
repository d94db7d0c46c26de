package org.openpayouts.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openpayouts.outbox.GroupOffsets.Reader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that keep a database that went back from deciding. */
@Configuration(proxyBeanMethods = false)
class RelearningConfiguration {

  private static final int BROKER_WAIT_MAX_MILLIS = 5_000;
  private static final int BATCH_MAX = 500;

  /** Longer than it takes to ask the broker for all offsets, between two renewals. */
  private static final Duration RELEARNING_LEASE = Duration.ofSeconds(10);

  @Bean
  HandledPositions handledPositions() {
    return new HandledPositions();
  }

  @Bean
  DecisionGate decisionGate(JdbcClient jdbc, HandledPositions handled) {
    return new DecisionGate(jdbc, handled);
  }

  @Bean
  DatabaseReturns databaseReturns(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new DatabaseReturns(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  RelearnedPositions relearnedPositions(JdbcClient jdbc) {
    return new RelearnedPositions(jdbc);
  }

  @Bean
  WentBack wentBack(DatabaseReturns returns, HandledPositions handled, DecisionGate gate) {
    return new WentBack(returns, handled, gate);
  }

  @Bean
  GroupOffsets groupOffsets(
      KafkaProperties kafka,
      Inbound inbound,
      BindingServiceProperties bindings,
      Positions positions,
      HandledPositions handled) {
    return new GroupOffsets(
        () -> admin(kafka), () -> readers(inbound, bindings), positions, handled);
  }

  private static Admin admin(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, BROKER_WAIT_MAX_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_WAIT_MAX_MILLIS);
    return Admin.create(settings);
  }

  private static Set<Reader> readers(Inbound inbound, BindingServiceProperties bindings) {
    var readers = new HashSet<Reader>();
    for (String function : inbound.bindings()) {
      String name = Inbound.bindingName(function);
      readers.add(
          new Reader(
              bindings.getGroup(name),
              bindings.getBindingProperties(name).getDestination(),
              inbound.going().contains(function)));
    }
    return readers;
  }

  @Bean
  Leases relearningLeases(JdbcClient jdbc, OutboxSettings settings) {
    return Leases.ofRelearning(jdbc, Leases.newHolder(settings.service()), RELEARNING_LEASE);
  }

  @Bean
  Relearning relearning(
      PlatformTransactionManager transactions,
      JdbcClient jdbc,
      OutboxSettings settings,
      DatabaseReturns returns,
      WentBack wentBack,
      RelearnedPositions positions,
      GroupOffsets groups,
      Leases relearningLeases,
      Failpoint failpoint,
      ObjectProvider<OwnFacts> ownFacts,
      Inbound inbound,
      KafkaProperties kafka) {
    var desk =
        new Relearning.Desk(
            new TransactionTemplate(transactions),
            new TransactionBounds(jdbc, settings.transaction()),
            returns,
            wentBack,
            positions,
            groups,
            new Gaps(jdbc),
            relearningLeases,
            failpoint);
    return new Relearning(
        desk,
        ownFacts.orderedStream().toList(),
        inbound::decides,
        () -> consumer(kafka.buildConsumerProperties()));
  }

  /** Reads without a group: nothing of it is remembered outside of the database. */
  static Consumer<byte[], byte[]> consumer(Map<String, Object> configured) {
    Map<String, Object> settings = new HashMap<>(configured);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH_MAX);
    var bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(settings, bytes, bytes);
  }

  @Bean
  Relearner relearner(
      DecisionGate gate,
      DatabaseReturns returns,
      GroupOffsets groups,
      WentBack wentBack,
      Leases relearningLeases,
      Relearning relearning,
      OutboxMetrics metrics,
      VitalLoops loops) {
    return new Relearner(
        gate, returns, groups, wentBack, relearningLeases, relearning, metrics, loops);
  }

  @Bean
  RelearningEndpoint relearningEndpoint(
      DecisionGate gate, DatabaseReturns returns, RelearnedPositions positions) {
    return new RelearningEndpoint(gate, returns, positions);
  }
}
