package org.openpayouts.outbox;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/** Refuses to start on settings under which a record could be lost or skipped, and names them. */
final class StartCheck implements SmartInitializingSingleton {

  private final Inbound inbound;
  private final Set<String> configured;
  private final Map<String, Object> producerSettings;
  private final Function<String, Binding> bindings;

  StartCheck(
      Inbound inbound,
      Set<String> configured,
      Map<String, Object> producerSettings,
      Function<String, Binding> bindings) {
    this.inbound = inbound;
    this.configured = Set.copyOf(configured);
    this.producerSettings = producerSettings;
    this.bindings = bindings;
  }

  /** Everything that was set for one binding; {@code client} is what the Kafka consumer gets. */
  record Binding(
      @Nullable String destination,
      @Nullable String group,
      ConsumerProperties stream,
      KafkaConsumerProperties kafka,
      Map<String, Object> client) {}

  /** A setting is unsafe; the message is what an operator reads. */
  static final class UnsafeSetting extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnsafeSetting(String setting, @Nullable Object value, String why) {
      super("refusing to start: %s is %s, but %s".formatted(setting, value, why));
    }
  }

  @Override
  public void afterSingletonsInstantiated() {
    requireSafeProducer(producerSettings);
    requireOursOnly();
    var readers = new HashSet<String>();
    for (String function : inbound.bindings()) {
      String name = Inbound.bindingName(function);
      Binding binding = bindings.apply(name);
      requireSafe(name, binding);
      if (!readers.add(binding.group() + " reads " + binding.destination())) {
        throw new UnsafeSetting(
            "spring.cloud.stream.bindings.%s.group".formatted(name),
            binding.group(),
            "another function of that group reads the same destination, so each would miss records");
      }
    }
  }

  /** A function that went another way would read from its beginning at each assignment. */
  private void requireOursOnly() {
    var foreign = new TreeSet<>(configured);
    foreign.removeIf(name -> !name.contains("-in-"));
    inbound.bindings().forEach(function -> foreign.remove(Inbound.bindingName(function)));
    require(
        foreign.isEmpty(),
        "spring.cloud.stream.bindings",
        foreign,
        "no function of that name was made by Inbound.handler");
  }

  static void requireSafe(String name, Binding binding) {
    String stream = "spring.cloud.stream.bindings." + name;
    String kafka = "spring.cloud.stream.kafka.bindings." + name + ".consumer";
    require(binding.destination() != null, stream + ".destination", null, "a topic must be named");
    require(
        binding.group() != null,
        stream + ".group",
        null,
        "positions are stored per group, which is the service's name");
    requireSafe(stream + ".consumer", binding.stream());
    requireSafe(kafka, binding.kafka());
    requireSafeClient(kafka + ".configuration", binding.client());
  }

  private static void requireSafe(String prefix, ConsumerProperties stream) {
    require(stream.isBatchMode(), prefix + ".batch-mode", false, "records are handled in batches");
    require(
        stream.isUseNativeDecoding(),
        prefix + ".use-native-decoding",
        false,
        "a converter may refuse a record before it is counted");
  }

  private static void requireSafe(String prefix, KafkaConsumerProperties kafka) {
    require(
        !kafka.isEnableDlq(),
        prefix + ".enable-dlq",
        true,
        "a record that failed must not leave before the database knows");
    require(
        kafka.getAckMode() == AckMode.BATCH,
        prefix + ".ack-mode",
        kafka.getAckMode(),
        "offsets follow whole batches");
    require(
        "recordsBatch".equals(kafka.getConverterBeanName()),
        prefix + ".converter-bean-name",
        kafka.getConverterBeanName(),
        "only recordsBatch keeps the coordinates of the records");
    require(
        kafka.isAutoRebalanceEnabled(),
        prefix + ".auto-rebalance-enabled",
        false,
        "positions are read when partitions are assigned");
  }

  private static void requireSafeClient(String prefix, Map<String, Object> client) {
    requireValue(client, prefix, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    requireValue(client, prefix, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    requireValue(client, prefix, ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    String bytes = ByteArrayDeserializer.class.getName();
    requireValue(client, prefix, ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
    requireValue(client, prefix, ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
  }

  private static void requireValue(
      Map<String, Object> client, String prefix, String key, String safe) {
    Object value = client.get(key);
    String text = value instanceof Class<?> type ? type.getName() : Objects.toString(value, null);
    require(safe.equals(text), prefix + "." + key, text, "only " + safe + " loses nothing");
  }

  /** What the relay needs is set in code; somebody who set otherwise would be deceived. */
  static void requireSafeProducer(Map<String, Object> settings) {
    requireUnsetOr(settings, ProducerConfig.ACKS_CONFIG, "all", "-1");
    requireUnsetOr(settings, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true", "true");
  }

  private static void requireUnsetOr(
      Map<String, Object> settings, String key, String safe, String same) {
    Object value = settings.get(key);
    boolean fine = value == null || value.toString().equals(safe) || value.toString().equals(same);
    require(fine, "spring.kafka.producer: " + key, value, "only " + safe + " loses nothing");
  }

  private static void require(boolean safe, String setting, @Nullable Object value, String why) {
    if (!safe) {
      throw new UnsafeSetting(setting, value, why);
    }
  }
}
