package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of {@link Pods} and {@link Services} holds everywhere, and is able to fail. */
class PodRulesTest {

  @Test
  void findsThePodsOfAllServicesAndJobs() {
    assertThat(pods("Deployment", "StatefulSet")).hasSize(3 * 5);
    assertThat(pods("Job")).hasSize(3 * 6);
  }

  @ParameterizedTest
  @EnumSource
  void everyPod(Pods rule) {
    assertThat(pods("Deployment", "StatefulSet", "Job"))
        .allMatch(rule::holdFor, rule.name())
        .noneMatch(pod -> rule.holdFor(without(rule.support(), pod)));
  }

  @ParameterizedTest
  @EnumSource
  void everyServicesPod(Services rule) {
    assertThat(pods("Deployment", "StatefulSet"))
        .allMatch(rule::holdFor, rule.name())
        .noneMatch(pod -> rule.holdFor(without(rule.support(), pod)));
  }

  private static Stream<JsonNode> pods(String... kinds) {
    return Overlay.all()
        .flatMap(overlay -> overlay.ofKind(kinds))
        .map(object -> object.at("/spec/template/spec"));
  }

  private static JsonNode without(JsonPointer place, JsonNode pod) {
    var copy = pod.deepCopy();
    switch (copy.at(place.head())) {
      case ObjectNode fields -> fields.remove(place.last().getMatchingProperty());
      case ArrayNode elements -> elements.remove(place.last().getMatchingIndex());
      default -> throw new IllegalArgumentException("nothing at " + place);
    }
    return copy;
  }
}
