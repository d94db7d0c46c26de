package org.openpayouts.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RecordCodecAutoConfigurationTest {
  private final ApplicationContextRunner app =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(RecordCodecAutoConfiguration.class));

  @Test
  void givesACodecWhereTheRegistryIsNamed() {
    app.withPropertyValues("payouts.schema-registry.url=http://127.0.0.1:1")
        .run(context -> assertThat(context).hasSingleBean(RecordCodec.class));
  }

  @Test
  void givesNoneWhereItIsNot() {
    app.run(context -> assertThat(context).doesNotHaveBean(RecordCodec.class));
  }

  @Test
  void hasTheseDefaults() {
    app.withPropertyValues("payouts.schema-registry.url=http://a:1,http://b:2")
        .run(context -> {
          var registry = context.getBean(SchemaRegistrySettings.class);
          var classes = context.getBean(SerializerSettings.class);

          assertThat(registry.serdeConfigs())
              .containsExactlyInAnyOrderEntriesOf(
                  Map.of(
                      "schema.registry.url", java.util.List.of("http://a:1", "http://b:2"),
                      "specific.avro.reader", "true",
                      "auto.register.schemas", "false",
                      "value.subject.name.strategy",
                          "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"));
          assertThat(classes.serializerClass()).isEqualTo(AvroWireSerializer.class);
          assertThat(classes.deserializerClass()).isEqualTo(AvroWireDeserializer.class);
        });
  }

  @Test
  void hasTheseNames(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("user-info"), "user:secret\n");
    app.withPropertyValues(
            "payouts.schema-registry.url=http://a:1",
            "payouts.schema-registry.user-info-file=" + file,
            "payouts.schema-registry.properties.[use.latest.version]=true",
            "payouts.serializer-class=org.openpayouts.schemas.serde.AvroWireSerializer",
            "payouts.deserializer-class=org.openpayouts.schemas.serde.AvroWireDeserializer")
        .run(context ->
            assertThat(context.getBean(SchemaRegistrySettings.class).serdeConfigs())
                .containsEntry("use.latest.version", "true")
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "user:secret"));
  }

  @Test
  void namesTheSettingOfAClassThatIsNotThere() {
    app.withPropertyValues(
            "payouts.schema-registry.url=http://a:1", "payouts.serializer-class=no.such.Class")
        .run(context ->
            assertThat(context).getFailure().rootCause().hasMessageContaining("no.such.Class"));
  }
}
