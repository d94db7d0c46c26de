package org.openpayouts.systemtests.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** What every pod has to be, as a table; each row says how to break it. */
enum Pods {
  RUNS_AS_A_NUMBERED_NOBODY(
      spec ->
          spec.at("/securityContext/runAsNonRoot").asBoolean()
              && spec.at("/securityContext/runAsUser").asInt() >= 10_000,
      "/securityContext/runAsUser"),
  IS_CONFINED_TO_ORDINARY_SYSTEM_CALLS(
      spec -> is(spec, "/securityContext/seccompProfile/type", "RuntimeDefault"),
      "/securityContext/seccompProfile"),
  HAS_NO_TOKEN_OF_THE_CLUSTER(
      spec ->
          spec.has("automountServiceAccountToken")
              && !spec.path("automountServiceAccountToken").asBoolean(),
      "/automountServiceAccountToken"),
  HAS_AN_ACCOUNT_OF_ITS_OWN(
      spec -> !spec.path("serviceAccountName").asText("default").equals("default"),
      "/serviceAccountName"),
  CANNOT_WRITE_TO_ITS_ROOT(
      spec -> container(spec).at("/securityContext/readOnlyRootFilesystem").asBoolean(),
      "/containers/0/securityContext/readOnlyRootFilesystem"),
  CANNOT_GAIN_PRIVILEGES(
      spec ->
          container(spec).at("/securityContext").has("allowPrivilegeEscalation")
              && !container(spec).at("/securityContext/allowPrivilegeEscalation").asBoolean(),
      "/containers/0/securityContext/allowPrivilegeEscalation"),
  HAS_NO_CAPABILITIES(
      spec -> is(container(spec), "/securityContext/capabilities/drop/0", "ALL"),
      "/containers/0/securityContext/capabilities"),
  GETS_THE_MEMORY_THAT_IT_ASKED_FOR(
      spec ->
          container(spec).at("/resources/limits").has("memory")
              && container(spec)
                  .at("/resources/limits/memory")
                  .equals(container(spec).at("/resources/requests/memory")),
      "/containers/0/resources/limits"),
  ASKS_FOR_A_SHARE_OF_THE_PROCESSORS(
      spec -> container(spec).at("/resources/requests").has("cpu"),
      "/containers/0/resources/requests"),
  NAMES_THE_VERSION_OF_ITS_IMAGE(
      spec -> container(spec).path("image").asText().matches(".+(:(?!latest$)[^/]+|@sha256:.+)"),
      "/containers/0/image"),
  ENDS_A_PROCESS_THAT_RAN_OUT_OF_MEMORY(
      spec -> spec.toString().contains("-XX:+ExitOnOutOfMemoryError"), "/containers/0/env"),
  HAS_NOTHING_BUT_ONE_CONTAINER(
      spec -> spec.path("containers").size() == 1 && !spec.has("initContainers"), "/containers");

  private final Predicate<JsonNode> holds;
  private final JsonPointer support;

  Pods(Predicate<JsonNode> holds, String support) {
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

  static JsonNode container(JsonNode spec) {
    return spec.at("/containers/0");
  }

  private static boolean is(JsonNode node, String pointer, String text) {
    return node.at(pointer).asText().equals(text);
  }
}
