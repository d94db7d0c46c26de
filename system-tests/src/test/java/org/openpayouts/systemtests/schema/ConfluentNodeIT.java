package org.openpayouts.systemtests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.TopicSetup;
import org.openpayouts.systemtests.node.NodeProject;

/** Every record, read and written again by Confluent's Node client. */
class ConfluentNodeIT {

  @Test
  void nodeReadsOurRecordsAndWritesThemAsWeDo() throws IOException {
    var infrastructure = Infrastructure.shared();
    var registryUrl = infrastructure.registryUrl();
    TopicSetup.run(TopicSetup.Plan.of(infrastructure.kafkaBootstrapServers(), registryUrl, 1));
    var goldens = GoldenRecord.all();
    List<byte[]> written;
    try (var codec = RecordCodec.at(registryUrl)) {
      written =
          goldens.stream()
              .map(golden -> codec.encode(golden.topic().name(), golden.value()))
              .toList();
    }

    var answers =
        NodeProject.of("registry")
            .installed()
            .run("relay.cjs", List.of(registryUrl), lines(goldens, written));

    assertThat(answers).hasSameSizeAs(goldens);
    for (int i = 0; i < answers.size(); i++) {
      var answer = new ObjectMapper().readTree(answers.get(i));
      assertThat(answer.path("error").asText("none")).as("%s", goldens.get(i)).isEqualTo("none");
      assertThat(answer.path("producer").asText())
          .endsWith(goldens.get(i).value().getSchema().getName() + ".envelope.producer");
      assertThat(Base64.getDecoder().decode(answer.path("value").asText()))
          .as("%s", goldens.get(i))
          .isEqualTo(written.get(i));
    }
  }

  private static List<String> lines(List<GoldenRecord> goldens, List<byte[]> values) {
    var base64 = Base64.getEncoder();
    return java.util.stream.IntStream.range(0, goldens.size())
        .mapToObj(i -> goldens.get(i).topic().name() + " " + base64.encodeToString(values.get(i)))
        .toList();
  }
}
