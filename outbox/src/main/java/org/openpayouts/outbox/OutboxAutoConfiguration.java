package org.openpayouts.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives every service its way out and its way in. */
@AutoConfiguration(
    after = {
      JdbcClientAutoConfiguration.class,
      TransactionAutoConfiguration.class,
      KafkaAutoConfiguration.class,
      CompositeMeterRegistryAutoConfiguration.class
    })
@EnableConfigurationProperties({OutboxSettings.class, OperatorSettings.class, ClockSettings.class})
@Import({
  FailpointConfiguration.class,
  InboundConfiguration.class,
  RelearningConfiguration.class,
  SetAsideConfiguration.class
})
public class OutboxAutoConfiguration {

  /** The only place that reads the machine's clock, unless the service brings its own. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock(ClockSettings settings, Environment environment) {
    return settings.clock(environment);
  }

  /** Runs after the service's own migrations, with a history of its own. */
  @Bean
  @ConditionalOnMissingBean
  FlywayMigrationStrategy serviceThenOutbox() {
    return OutboxMigrations::migrate;
  }

  @Bean
  VitalLoops vitalLoops(ApplicationEventPublisher events) {
    return new VitalLoops(events);
  }

  @Bean
  OutboxMetrics outboxMetrics(MeterRegistry registry) {
    return new OutboxMetrics(registry);
  }

  @Bean
  Segments outboxSegments(JdbcClient jdbc) {
    return new Segments(jdbc);
  }

  @Bean
  Relay outboxRelay(
      Segments segments,
      JdbcClient jdbc,
      KafkaProperties kafka,
      OutboxSettings settings,
      OutboxMetrics metrics,
      Failpoint failpoint,
      VitalLoops loops) {
    return new Relay(
        segments,
        Leases.ofLanes(
            jdbc, Leases.newHolder(settings.service()), settings.relay().leaseDuration()),
        () -> new FactSender(kafka.buildProducerProperties()),
        settings.relay(),
        metrics,
        failpoint,
        loops);
  }

  @Bean
  Outbox outbox(
      Segments segments,
      Relay relay,
      PlatformTransactionManager transactions,
      Failpoint failpoint) {
    return new Outbox(segments, relay, transactions, failpoint);
  }

  @Bean
  Backlogs outboxBacklogs(
      Segments segments,
      Positions positions,
      ParkedRecords parked,
      JdbcClient jdbc,
      KafkaProperties kafka,
      OutboxSettings settings,
      MeterRegistry registry) {
    return new Backlogs(
        segments,
        positions,
        parked,
        List.of(new DatabaseFigures(jdbc, registry), new Coherence(positions, registry)),
        () -> Admin.create(kafka.buildAdminProperties()),
        settings.inbound().lagInterval(),
        registry);
  }

  @Bean
  @ConditionalOnBean(StoredFacts.class)
  ReemitEndpoint reemitEndpoint(
      StoredFacts facts, Outbox outbox, PlatformTransactionManager transactions) {
    return new ReemitEndpoint(facts, outbox, new TransactionTemplate(transactions));
  }
}
