package org.openpayouts.systemtests.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** The boards of k8s/components/dashboards. */
final class Dashboards {
  private Dashboards() {}

  /** A board and the file that it stands in. */
  record Dashboard(String file, JsonNode board) {
    Stream<JsonNode> panels() {
      return Tree.each(board.path("panels"));
    }

    /** What its panels ask, with the one variable of Grafana filled in. */
    Stream<String> queries() {
      return panels()
          .flatMap(panel -> Tree.each(panel.path("targets")))
          .map(target -> target.path("expr").asText().replace("$__rate_interval", "1m"));
    }

    /** For test reports. */
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Dashboard> all() {
    return Tree.filesIn("k8s/components/dashboards", ".json").stream()
        .map(file -> new Dashboard(file.getFileName().toString(), Tree.yaml(file)));
  }
}
