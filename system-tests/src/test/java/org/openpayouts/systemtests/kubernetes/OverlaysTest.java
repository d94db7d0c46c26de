package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlaysTest {
  /** Below these every name is the author's own. */
  private static final Set<String> FREE =
      Set.of(
          "labels",
          "annotations",
          "matchLabels",
          "data",
          "requests",
          "limits",
          "config",
          "parameters");

  @ParameterizedTest
  @MethodSource("org.openpayouts.systemtests.kubernetes.Overlay#all")
  void saysNothingThatItsTypesDoNotKnow(Overlay overlay) {
    assertThat(overlay.objects()).hasSizeGreaterThan(40);
    assertThat(
            overlay.objects().stream().flatMap(each -> StrictParse.complaintsAbout(each).stream()))
        .isEmpty();
  }

  /** In production's objects, which are of every type, one field after the other. */
  @Test
  void refusesEveryMisspeltField() {
    var slipped = new ArrayList<String>();
    var tried = 0;
    for (var object : Overlay.of("prod").objects()) {
      tried += misspell(object, object, Overlay.nameOf(object), slipped);
    }

    assertThat(slipped).isEmpty();
    assertThat(tried).isGreaterThan(3000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: '2'}}",
        "{apiVersion: v1, kind: Service, spec: {ports: 8080}}",
        "{apiVersion: apps/v1beta1, kind: Deployment}",
        "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, spec: {scaleTargetRef: {name: a},"
            + " triggers: [], maxReplicaCount: many}}",
        "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, spec: {instances: 3,"
            + " postgresql: {synchronous: {method: all, number: 1}}}}",
        "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, spec: {}}"
      })
  void refusesWhatIsOfTheWrongTypeOrVersion(String object) {
    assertThat(StrictParse.complaintsAbout(Overlay.read(object).getFirst())).isNotEmpty();
  }

  private static int misspell(JsonNode whole, JsonNode part, String path, List<String> slipped) {
    var tried = 0;
    if (part instanceof ObjectNode fields) {
      for (var name : List.copyOf(names(fields))) {
        tried++;
        var value = fields.remove(name);
        fields.set(name + "x", value);
        if (StrictParse.complaintsAbout(whole).isEmpty()) {
          slipped.add(path + "." + name);
        }
        fields.remove(name + "x");
        fields.set(name, value);
        tried += isFree(name, value) ? 0 : misspell(whole, value, path + "." + name, slipped);
      }
    }
    for (var element : part.isArray() ? part : List.<JsonNode>of()) {
      tried += misspell(whole, element, path + "[]", slipped);
    }
    return tried;
  }

  private static List<String> names(ObjectNode fields) {
    return fields.properties().stream().map(field -> field.getKey()).toList();
  }

  private static boolean isFree(String name, JsonNode value) {
    return FREE.contains(name) || (name.equals("selector") && !value.has("matchLabels"));
  }
}
