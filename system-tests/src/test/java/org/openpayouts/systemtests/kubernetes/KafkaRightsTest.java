package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;

/** A service may read exactly what it is bound to, and say what it could not read. */
class KafkaRightsTest {
  private static final Pattern DESTINATION = Pattern.compile("-in-0\\.destination: (\\S+)");
  static final List<String> SERVICES = Topics.SERVICES;

  /** Own facts that a service reads again when its database went back, and else never. */
  static final Map<String, Set<String>> RELEARNED =
      Map.of("funding-checker", Set.of(Topics.RATES.name(), Topics.RESERVE_ENTRIES.name()));

  @ParameterizedTest
  @FieldSource("SERVICES")
  void readsExactlyWhatItIsBoundToAndWhatItRelearns(String service) throws IOException {
    Set<String> readable = new HashSet<>(bindings(service));
    readable.addAll(RELEARNED.getOrDefault(service, Set.of()));
    assertThat(topicsThat(service, "Read")).isEqualTo(readable);
    assertThat(rights(service, "group"))
        .extracting(right -> right.at("/resource/name").asText())
        .isEqualTo(bindings(service).isEmpty() ? List.of() : List.of(service));
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void hasRightsToTopicsThatExistAndToItsDeadLetters(String service) {
    assertThat(topicsThat(service, "Describe"))
        .isSubsetOf(Topics.all().stream().map(Topic::name).toList());
    assertThat(topicsThat(service, "Write")).contains(Topics.deadLettersOf(service).name());
    assertThat(topicsThat(service, "Describe"))
        .isEqualTo(topicsThat(service, "DescribeConfigs"))
        .containsAll(topicsThat(service, "Read"))
        .containsAll(topicsThat(service, "Write"));
  }

  static Set<String> topicsThat(String service, String operation) {
    return rights(service, "topic")
        .filter(right -> right.path("operations").toString().contains('"' + operation + '"'))
        .map(right -> right.at("/resource/name").asText())
        .collect(Collectors.toSet());
  }

  private static Stream<JsonNode> rights(String service, String type) {
    return Overlay.of("prod")
        .ofKind("KafkaUser")
        .filter(user -> Overlay.nameOf(user).equals(service + "-kafka"))
        .flatMap(
            user -> StreamSupport.stream(user.at("/spec/authorization/acls").spliterator(), false))
        .filter(right -> right.at("/resource/type").asText().equals(type));
  }

  private static Set<String> bindings(String service) throws IOException {
    var file = Path.of("..", service, "src/main/resources/application.yaml");
    return DESTINATION
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
