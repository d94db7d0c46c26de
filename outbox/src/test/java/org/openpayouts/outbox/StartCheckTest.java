package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.outbox.StartCheck.Binding;
import org.openpayouts.outbox.StartCheck.UnsafeSetting;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

class StartCheckTest {

  @Test
  void acceptsTheShippedDefaults() {
    assertThatCode(() -> StartCheck.requireSafe("f-in-0", binding(safe -> {})))
        .doesNotThrowAnyException();
  }

  static Stream<Arguments> unsafe() {
    return Stream.of(
        unsafe(".enable-dlq", b -> b.kafka().setEnableDlq(true)),
        unsafe(".ack-mode", b -> b.kafka().setAckMode(AckMode.MANUAL)),
        unsafe(".converter-bean-name", b -> b.kafka().setConverterBeanName("mine")),
        unsafe(".auto-rebalance-enabled", b -> b.kafka().setAutoRebalanceEnabled(false)),
        unsafe(".batch-mode", b -> b.stream().setBatchMode(false)),
        unsafe(".use-native-decoding", b -> b.stream().setUseNativeDecoding(false)),
        unsafe("enable.auto.commit", b -> b.client().put("enable.auto.commit", "true")),
        unsafe("auto.offset.reset", b -> b.client().put("auto.offset.reset", "latest")),
        unsafe("allow.auto.create.topics", b -> b.client().remove("allow.auto.create.topics")),
        unsafe(
            "value.deserializer",
            b -> b.client().put("value.deserializer", StringDeserializer.class)));
  }

  private static Arguments unsafe(String name, Consumer<Binding> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unsafe")
  void refusesWhatCouldLoseOrSkipARecordAndNamesIt(String name, Consumer<Binding> change) {
    assertThatThrownBy(() -> StartCheck.requireSafe("f-in-0", binding(change)))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageContaining("refusing to start: spring.cloud.stream")
        .hasMessageContaining(name);
  }

  @Test
  void refusesAProducerThatWouldNotWaitForEveryReplica() {
    assertThatThrownBy(() -> StartCheck.requireSafeProducer(Map.of("acks", "1")))
        .hasMessageContaining("spring.kafka.producer: acks is 1");
    assertThatThrownBy(() -> StartCheck.requireSafeProducer(Map.of("enable.idempotence", "false")))
        .hasMessageContaining("enable.idempotence");
    assertThatCode(() -> StartCheck.requireSafeProducer(Map.of("acks", "all")))
        .doesNotThrowAnyException();
  }

  private static Binding binding(Consumer<Binding> change) {
    var stream = new ConsumerProperties();
    stream.setBatchMode(true);
    stream.setUseNativeDecoding(true);
    var kafka = new KafkaConsumerProperties();
    kafka.setAckMode(AckMode.BATCH);
    kafka.setConverterBeanName("recordsBatch");
    var client = new HashMap<String, Object>();
    client.put("enable.auto.commit", "false");
    client.put("auto.offset.reset", "earliest");
    client.put("allow.auto.create.topics", "false");
    client.put("key.deserializer", ByteArrayDeserializer.class);
    client.put("value.deserializer", ByteArrayDeserializer.class.getName());
    var binding = new Binding("topic", "service", stream, kafka, client);
    change.accept(binding);
    return binding;
  }
}
