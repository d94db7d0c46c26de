package org.openpayouts.systemtests.observability;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules of k8s/components/monitoring. */
final class AlertRules {
  private AlertRules() {}

  /** One rule that fires. */
  record Alert(JsonNode rule) {
    String name() {
      return rule.path("alert").asText();
    }

    String expression() {
      return rule.path("expr").asText();
    }

    String severity() {
      return rule.path("labels").path("severity").asText();
    }

    String says(String annotation) {
      return rule.path("annotations").path(annotation).asText();
    }

    /** For test reports. */
    @Override
    public String toString() {
      return name() + " " + severity();
    }
  }

  static List<Path> files() {
    return Tree.filesIn("k8s/components/monitoring/rules", ".yaml");
  }

  static Stream<Alert> alerts() {
    return rules().filter(rule -> rule.has("alert")).map(Alert::new);
  }

  /** The series that rules make themselves. */
  static Set<String> recorded() {
    return rules()
        .filter(rule -> rule.has("record"))
        .map(rule -> rule.path("record").asText())
        .collect(toCollection(TreeSet::new));
  }

  static Stream<String> expressions() {
    return rules().map(rule -> rule.path("expr").asText());
  }

  private static Stream<JsonNode> rules() {
    return files().stream().flatMap(file -> rulesOf(groupsOf(file)));
  }

  /** What Prometheus itself reads: the object without its wrapping. */
  static JsonNode groupsOf(Path file) {
    return Tree.yaml(file).path("spec");
  }

  /** The same without what people read, so that a case need not repeat it. */
  static JsonNode silent(Path file) {
    JsonNode groups = groupsOf(file);
    rulesOf(groups).forEach(rule -> ((ObjectNode) rule).remove("annotations"));
    return groups;
  }

  private static Stream<JsonNode> rulesOf(JsonNode groups) {
    return Tree.each(groups.path("groups")).flatMap(group -> Tree.each(group.path("rules")));
  }
}
