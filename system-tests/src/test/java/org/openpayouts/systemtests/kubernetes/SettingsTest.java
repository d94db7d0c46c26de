package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings that pods are given exist, and so do the files that they name. */
class SettingsTest {
  private static final String OVERLAYS = "org.openpayouts.systemtests.kubernetes.Overlay#all";
  private static final Pattern KNOWN = Pattern.compile("\\| `([a-z][a-z0-9.-]+)` \\|");
  private static final Pattern MOUNTED_FILE = Pattern.compile("/etc/openpayouts/[a-z./-]+[a-z]");

  /** Keys of a map are the author's own. */
  private static final List<String> MAPS =
      List.of("payouts.rates.fixed.", "payouts.rates.sources.", "payouts.kafka.properties.");

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void namesOnlySettingsThatThePageOfSettingsHas(Overlay overlay) throws IOException {
    var known =
        KNOWN
            .matcher(Files.readString(Path.of("../docs/configuration.md")))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(settings(overlay).flatMap(each -> keys("", each).stream()))
        .filteredOn(key -> key.startsWith("payouts."))
        .filteredOn(key -> MAPS.stream().noneMatch(key::startsWith))
        .hasSizeGreaterThan(15)
        .allSatisfy(key -> assertThat(known).contains(key));
  }

  /** Where it dies on order, or its clock is wrong: docs/concepts/crash-points.md. */
  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void isNoLocalStack(Overlay overlay) {
    assertThat(settings(overlay).flatMap(each -> keys("", each).stream()))
        .isNotEmpty()
        .noneMatch(key -> key.matches("(payouts\\.(failpoints|clock)|spring\\.profiles)\\..*"));
    assertThat(overlay.ofKind("Deployment", "StatefulSet", "Job"))
        .isNotEmpty()
        .allSatisfy(owner ->
            assertThat(owner.toString())
                .doesNotContainIgnoringCase("profiles", "failpoints", "payouts.clock"));
  }

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void namesOnlyFilesThatAreMounted(Overlay overlay) {
    assertThat(overlay.ofKind("Deployment", "StatefulSet", "Job"))
        .allSatisfy(owner -> {
          var pod = owner.at("/spec/template/spec");
          assertThat(named(overlay, pod)).isNotEmpty().isSubsetOf(mounted(pod));
        });
  }

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void readsTheCommonSettingsFirstAndTheEnvironmentsLast(Overlay overlay) {
    assertThat(overlay.ofKind("Deployment", "StatefulSet"))
        .allSatisfy(owner -> {
          var folders =
              new TreeSet<>(owner.at("/spec/template/spec/volumes/1").findValuesAsText("path"));
          assertThat(folders.first()).startsWith("10-common/");
          assertThat(folders.last()).startsWith("40-environment/");
        });
  }

  /** What the settings and arguments of a pod speak of. */
  private static Set<String> named(Overlay overlay, JsonNode pod) {
    var maps =
        pod.findValues("configMap").stream().map(each -> each.path("name").asText()).toList();
    var texts =
        overlay
            .ofKind("ConfigMap")
            .filter(each -> maps.contains(Overlay.nameOf(each)))
            .flatMap(each -> each.path("data").properties().stream())
            .map(entry -> entry.getValue().asText());
    return Stream.concat(texts, Stream.of(Pods.container(pod).path("args").toString()))
        .flatMap(text -> MOUNTED_FILE.matcher(text).results().map(MatchResult::group))
        .collect(Collectors.toSet());
  }

  /** The folders that are mounted, and the files in them. */
  private static Set<String> mounted(JsonNode pod) {
    var found = new TreeSet<String>();
    for (var mount : Pods.container(pod).path("volumeMounts")) {
      var folder = mount.path("mountPath").asText();
      found.add(folder);
      for (var volume : pod.path("volumes")) {
        if (volume.path("name").equals(mount.path("name"))) {
          volume.findValuesAsText("path").forEach(file -> found.add(folder + "/" + file));
        }
      }
    }
    return found;
  }

  private static Stream<JsonNode> settings(Overlay overlay) {
    return overlay
        .ofKind("ConfigMap")
        .map(each -> each.path("data").path("application.yaml"))
        .filter(JsonNode::isTextual)
        .flatMap(each -> Overlay.read(each.asText()).stream());
  }

  private static List<String> keys(String prefix, JsonNode node) {
    return node.isObject()
        ? node.properties().stream()
            .flatMap(field -> keys(prefix + "." + field.getKey(), field.getValue()).stream())
            .toList()
        : List.of(prefix.substring(1));
  }
}
