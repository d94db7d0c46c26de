package org.openpayouts.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.serde.RegistryPolicy;
import org.openpayouts.schemas.serde.SchemaRegistry;
import org.openpayouts.schemas.serde.stub.StubRegistry;
import org.openpayouts.schemas.topic.Topic.Retention;

class SubjectsTest {
  private static final Topic TOPIC = Topics.RATES;
  private static final String SUBJECT = "rates.v1-org.openpayouts.schemas.event.RatesPublished";

  private final StubRegistry stub = StubRegistry.empty();
  private final SchemaRegistry registry =
      new SchemaRegistry(List.of(URI.create(stub.url())), null, RegistryPolicy.standard());
  private final List<TopicMismatch> mismatches = new ArrayList<>();
  private final Subjects subjects = new Subjects(registry, mismatches);

  @AfterEach
  void close() {
    registry.close();
    stub.close();
  }

  @Test
  void registersUnderTheStrictestRule() {
    var registered = subjects.setUp(TOPIC);

    assertThat(registered).containsExactly(SUBJECT);
    assertThat(registry.compatibility(SUBJECT)).contains("FULL_TRANSITIVE");
    assertThat(mismatches).isEmpty();
  }

  @Test
  void changesNothingWhenRunAgain() {
    subjects.setUp(TOPIC);

    assertThat(subjects.setUp(TOPIC)).isEmpty();
    assertThat(mismatches).isEmpty();
  }

  @Test
  void leavesARuleThatSomebodyChose() {
    stub.register(TOPIC.name(), TOPIC.recordTypes().getFirst());
    registry.setCompatibility(SUBJECT, "BACKWARD");

    subjects.setUp(TOPIC);

    assertThat(mismatches)
        .containsExactly(
            new TopicMismatch(SUBJECT, "compatibility", "FULL_TRANSITIVE", "BACKWARD"));
    assertThat(registry.compatibility(SUBJECT)).contains("BACKWARD");
  }

  @Test
  void namesASchemaThatOldRecordsDoNotFit() {
    subjects.setUp(topicOf(SchemaBuilder.record("a.B").fields().requiredInt("x").endRecord()));

    subjects.setUp(topicOf(SchemaBuilder.record("a.B").fields().requiredInt("y").endRecord()));

    assertThat(mismatches)
        .singleElement()
        .satisfies(mismatch -> {
          assertThat(mismatch.topic()).isEqualTo("topic-a.B");
          assertThat(mismatch.setting()).isEqualTo("schema");
        });
  }

  private static Topic topicOf(Schema schema) {
    return new Topic("topic", 1, "key", new Retention.Compacted(), List.of(schema));
  }
}
