package org.openpayouts.systemtests.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lays out the files of a pod below a folder, with the links that a kubelet makes. */
final class PodFolder {
  private static final String MOUNTS = "/etc/openpayouts";

  private final Overlay overlay;
  private final Path folder;
  private final UnaryOperator<String> secrets;

  /**
   * @param secrets content of a mounted secret by the name of its file
   */
  PodFolder(Overlay overlay, Path folder, UnaryOperator<String> secrets) {
    this.overlay = overlay;
    this.folder = folder;
    this.secrets = secrets;
  }

  void mount(JsonNode pod) throws IOException {
    for (var volume : pod.path("volumes")) {
      for (var mount : Pods.container(pod).path("volumeMounts")) {
        if (mount.path("name").equals(volume.path("name")) && !volume.has("emptyDir")) {
          fill(Path.of(here(mount.path("mountPath").asText())), volume);
        }
      }
    }
  }

  /** The variables of the container, speaking of this folder. */
  Map<String, String> environment(JsonNode pod) {
    var variables = new HashMap<String, String>();
    for (var variable : Pods.container(pod).path("env")) {
      variables.put(variable.path("name").asText(), here(variable.path("value").asText()));
    }
    return variables;
  }

  String here(String text) {
    return text.replace(MOUNTS, folder.toString());
  }

  private void fill(Path target, JsonNode volume) throws IOException {
    var data = Files.createDirectories(target.resolve("..data"));
    for (var source : volume.findParents("items")) {
      var name = source.path("name").asText();
      for (var item : source.path("items")) {
        var file = data.resolve(item.path("path").asText());
        Files.createDirectories(file.getParent());
        Files.writeString(file, content(name, item.path("key").asText(), file));
      }
    }
    try (Stream<Path> entries = Files.list(data)) {
      for (var entry : entries.toList()) {
        var name = entry.getFileName().toString();
        Files.createSymbolicLink(target.resolve(name), Path.of("..data", name));
      }
    }
  }

  private String content(String source, String key, Path file) {
    return overlay
        .ofKind("ConfigMap")
        .filter(map -> Overlay.nameOf(map).equals(source))
        .map(map -> here(map.path("data").path(key).asText()))
        .findAny()
        .orElseGet(() -> secrets.apply(file.getFileName().toString()));
  }
}
