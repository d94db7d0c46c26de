package org.openpayouts.outbox;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.openpayouts.outbox.FailureClassifier.FailureKind;
import org.openpayouts.outbox.Settlement.Desk;
import org.openpayouts.schemas.serde.RecordFault;
import org.openpayouts.schemas.serde.SchemaRegistryUnavailable;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.openpayouts.schemas.serde.UnknownRecordType;
import org.openpayouts.schemas.serde.UnknownSchemaId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaBinderConfigurationProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaExtendedBindingProperties;
import org.springframework.cloud.stream.binder.kafka.utils.BindingUtils;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/** The beans of the way in. */
@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

  private static final String SERDE_FAULT = "org.openpayouts.schemas.serde.RecordFault";

  @Bean
  Positions inboundPositions(JdbcClient jdbc) {
    return new Positions(jdbc);
  }

  @Bean
  ParkedRecords inboundParkedRecords(JdbcClient jdbc) {
    return new ParkedRecords(jdbc);
  }

  @Bean
  @ConditionalOnMissingBean
  FailureClassifier failureClassifier() {
    boolean hasSerde = ClassUtils.isPresent(SERDE_FAULT, getClass().getClassLoader());
    Function<Throwable, Optional<FailureKind>> serde =
        hasSerde ? SerdeFaults::kindOf : link -> Optional.empty();
    return new FailuresByCause(serde);
  }

  /** Loaded only where the schemas are. */
  private static final class SerdeFaults {

    static Optional<FailureKind> kindOf(Throwable link) {
      return link instanceof RecordFault fault ? Optional.of(kindOf(fault)) : Optional.empty();
    }

    private static FailureKind kindOf(RecordFault fault) {
      return switch (fault) {
        case UndecodableRecord undecodable -> FailureKind.UNDECODABLE;
        case UnknownSchemaId unknown -> FailureKind.UNKNOWN_SCHEMA;
        case UnknownRecordType unknown -> FailureKind.UNKNOWN_TYPE;
        case SchemaRegistryUnavailable away -> FailureKind.INFRASTRUCTURE;
      };
    }
  }

  @Bean
  Assignments inboundAssignments(
      BindingServiceProperties bindings,
      Positions positions,
      WentBack wentBack,
      OutboxMetrics metrics) {
    return new Assignments(bindings::getGroup, positions, wentBack, metrics);
  }

  @Bean
  Inbound inbound(
      Assignments assignments,
      FailureClassifier classifier,
      PlatformTransactionManager transactions,
      JdbcClient jdbc,
      Positions positions,
      ParkedRecords parked,
      DecisionGate gate,
      UndecodableRecords undecodable,
      Outbox outbox,
      OutboxSettings settings,
      OutboxMetrics metrics,
      Clock clock,
      Failpoint failpoint) {
    var desk =
        new Desk(
            new TransactionTemplate(transactions),
            new TransactionBounds(jdbc, settings.transaction()),
            positions,
            parked,
            gate,
            undecodable,
            outbox,
            settings,
            metrics,
            clock,
            failpoint);
    return new Inbound(assignments, classifier, desk);
  }

  /** The payload is the list of records itself: topic, partition, offset, key, headers, value. */
  @Bean
  RecordsBatch recordsBatch() {
    return new RecordsBatch();
  }

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkip(
      Assignments assignments, OutboxSettings settings, OutboxMetrics metrics) {
    return (container, destination, group) ->
        container.setCommonErrorHandler(
            new RetryWithoutEnd(assignments, settings.inbound(), metrics));
  }

  @Bean
  ParkedEndpoint parkedEndpoint(ParkedRecords parked, Inbound inbound, OutboxMetrics metrics) {
    return new ParkedEndpoint(parked, inbound, metrics);
  }

  /**
   * What was set for the Kafka bindings, defaults included: read a second time, because the binder
   * keeps its own copy out of reach until it binds. Nobody else is to get this one.
   */
  @Bean(autowireCandidate = false)
  @ConfigurationProperties("spring.cloud.stream.kafka")
  KafkaExtendedBindingProperties checkedKafkaBindings() {
    return new KafkaExtendedBindingProperties();
  }

  @Bean(autowireCandidate = false)
  @ConfigurationProperties("spring.cloud.stream.kafka.binder")
  KafkaBinderConfigurationProperties checkedKafkaBinder(
      KafkaProperties kafka, ObjectProvider<KafkaConnectionDetails> connection) {
    return new KafkaBinderConfigurationProperties(kafka, connection);
  }

  @Bean
  StartCheck outboxStartCheck(
      Inbound inbound,
      BindingServiceProperties bindings,
      ApplicationContext context,
      KafkaProperties kafka) {
    var extended = context.getBean("checkedKafkaBindings", KafkaExtendedBindingProperties.class);
    var binder = context.getBean("checkedKafkaBinder", KafkaBinderConfigurationProperties.class);
    return new StartCheck(
        inbound,
        bindings.getBindings().keySet(),
        kafka.buildProducerProperties(),
        name -> bindingNamed(name, bindings, extended, binder));
  }

  private static StartCheck.Binding bindingNamed(
      String name,
      BindingServiceProperties bindings,
      KafkaExtendedBindingProperties extended,
      KafkaBinderConfigurationProperties binder) {
    KafkaConsumerProperties kafka = extended.getExtendedConsumerProperties(name);
    var both = new ExtendedConsumerProperties<>(kafka);
    String group = bindings.getGroup(name);
    return new StartCheck.Binding(
        bindings.getBindingProperties(name).getDestination(),
        group,
        bindings.getConsumerProperties(name),
        kafka,
        BindingUtils.createConsumerConfigs(false, group, both, binder));
  }
}
