package org.openpayouts.systemtests.kubernetes;

import static org.openpayouts.systemtests.kubernetes.Pods.container;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** What every pod of a service has to be besides, because it stays. */
enum Services {
  HAS_TIME_TO_START(
      spec -> is(spec, "startupProbe", "liveness") && seconds(spec, "startupProbe") >= 60,
      "/containers/0/startupProbe/failureThreshold"),
  IS_RESTARTED_WHEN_IT_HANGS_AND_FOR_NOTHING_ELSE(
      spec -> is(spec, "livenessProbe", "liveness") && seconds(spec, "livenessProbe") >= 20,
      "/containers/0/livenessProbe"),
  IS_ASKED_NOTHING_WHILE_IT_CANNOT_ANSWER(
      spec -> is(spec, "readinessProbe", "readiness"), "/containers/0/readinessProbe"),
  IS_TAKEN_OUT_OF_SERVICE_BEFORE_IT_ENDS(
      spec -> container(spec).at("/lifecycle/preStop/sleep/seconds").asInt() == 5,
      "/containers/0/lifecycle"),
  MAY_FINISH_WHAT_IT_BEGAN(
      spec -> spec.path("terminationGracePeriodSeconds").asInt() == 60,
      "/terminationGracePeriodSeconds"),
  IS_SPREAD_OVER_ZONES(
      spec -> spreads(spec, "topology.kubernetes.io/zone"), "/topologySpreadConstraints"),
  IS_SPREAD_OVER_MACHINES(
      spec -> spreads(spec, "kubernetes.io/hostname"), "/topologySpreadConstraints");

  private final Predicate<JsonNode> holds;
  private final JsonPointer support;

  Services(Predicate<JsonNode> holds, String support) {
    this.holds = holds;
    this.support = JsonPointer.compile(support);
  }

  /**
   * @param spec of the pod
   */
  boolean holdFor(JsonNode spec) {
    return holds.test(spec);
  }

  /** Without this the rule is broken. */
  JsonPointer support() {
    return support;
  }

  private static boolean is(JsonNode spec, String probe, String group) {
    var asked = container(spec).path(probe).path("httpGet");
    return asked.path("path").asText().equals("/actuator/health/" + group)
        && asked.path("port").asText().equals("management");
  }

  private static int seconds(JsonNode spec, String name) {
    var probe = container(spec).path(name);
    return probe.path("periodSeconds").asInt() * probe.path("failureThreshold").asInt();
  }

  private static boolean spreads(JsonNode spec, String over) {
    for (var constraint : spec.path("topologySpreadConstraints")) {
      if (constraint.path("topologyKey").asText().equals(over)) {
        return true;
      }
    }
    return false;
  }
}
