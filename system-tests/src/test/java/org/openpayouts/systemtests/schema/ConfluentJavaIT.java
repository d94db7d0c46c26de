package org.openpayouts.systemtests.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.SchemaRegistryUnavailable;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.openpayouts.schemas.serde.UnknownSchemaId;
import org.openpayouts.schemas.topic.TopicSetup;

/** Confluent's serializers, ours, and one registry between them. */
class ConfluentJavaIT {
  private static RecordCodec ours;
  private static RecordCodec confluents;

  @BeforeAll
  static void start() {
    var infrastructure = Infrastructure.shared();
    var registryUrl = infrastructure.registryUrl();
    TopicSetup.run(TopicSetup.Plan.of(infrastructure.kafkaBootstrapServers(), registryUrl, 1));
    ours = RecordCodec.at(registryUrl);
    confluents = Confluent.codec(registryUrl);
  }

  @AfterAll
  static void stop() {
    ours.close();
    confluents.close();
  }

  @Test
  void theseAreConfluentsOwnClasses() throws IOException {
    var properties = new Properties();
    try (var in =
        ConfluentJavaIT.class.getResourceAsStream(
            "/META-INF/maven/io.confluent/kafka-avro-serializer/pom.properties")) {
      properties.load(Objects.requireNonNull(in));
    }

    assertThat(properties).containsEntry("version", System.getProperty("confluent.version"));
  }

  @ParameterizedTest
  @MethodSource("org.openpayouts.systemtests.schema.GoldenRecord#all")
  void bothWriteTheSameBytesAndReadThem(GoldenRecord golden) {
    var topic = golden.topic().name();

    var ourBytes = ours.encode(topic, golden.value());
    var theirBytes = confluents.encode(topic, golden.value());

    assertThat(ourBytes).isEqualTo(theirBytes);
    assertThat(ours.decode(topic, theirBytes)).isEqualTo(golden.value());
    assertThat(confluents.decode(topic, ourBytes)).isEqualTo(golden.value());
  }

  /** Whoever sets Confluent's class as the serializer must not lose the kinds of failures. */
  @Test
  void confluentsFailuresAreToldApartAsOurs() {
    var golden = GoldenRecord.all().getFirst();
    var topic = golden.topic().name();
    var cut = ByteBuffer.wrap(ours.encode(topic, golden.value())).slice(0, 20);
    var cutBytes = new byte[20];
    cut.get(cutBytes);

    for (var codec : new RecordCodec[] {ours, confluents}) {
      assertThatThrownBy(() -> codec.decode(topic, new byte[] {1, 2, 3, 4, 5, 6}))
          .isInstanceOf(UndecodableRecord.class);
      assertThatThrownBy(() -> codec.decode(topic, cutBytes)).isInstanceOf(UndecodableRecord.class);
      assertThatThrownBy(() -> codec.decode(topic, new byte[] {0, 0x7f, 0x7f, 0x7f, 0x7f, 0}))
          .isInstanceOf(UnknownSchemaId.class);
      assertThatThrownBy(() -> codec.encode("no.such.topic", golden.value()))
          .isInstanceOf(SchemaRegistryUnavailable.class);
    }
  }

  @Test
  void aRegistryThatIsAwayIsAnOutageWithEither() {
    var golden = GoldenRecord.all().getFirst();
    var topic = golden.topic().name();
    var value = ours.encode(topic, golden.value());

    try (var ourLost = RecordCodec.at("http://127.0.0.1:1");
        var theirLost = Confluent.codec("http://127.0.0.1:1")) {
      assertThatThrownBy(() -> ourLost.decode(topic, value))
          .isInstanceOf(SchemaRegistryUnavailable.class);
      assertThatThrownBy(() -> theirLost.decode(topic, value))
          .isInstanceOf(SchemaRegistryUnavailable.class);
    }
  }
}
