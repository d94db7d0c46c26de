package org.openpayouts.systemtests.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.observability.Dashboards.Dashboard;
import org.openpayouts.systemtests.program.Program;

/** Each board is JSON that Grafana can load, and asks only for what is there. */
class DashboardsTest {
  private static final String BOARDS = "org.openpayouts.systemtests.observability.Dashboards#all";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void thereIsOneForTheFlowAndOneForEachService() {
    List<String> wanted = Stream.concat(Stream.of("flow"), Topics.SERVICES.stream()).toList();
    String component = Tree.text(Tree.path("k8s/components/dashboards/kustomization.yaml"));

    assertThat(Dashboards.all().map(Dashboard::file))
        .containsExactlyInAnyOrderElementsOf(wanted.stream().map(name -> name + ".json").toList())
        .allMatch(component::contains);
    assertThat(Dashboards.all().map(dashboard -> dashboard.board().path("uid").asText()))
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.startsWith("openpayouts-"));
  }

  @ParameterizedTest
  @MethodSource(BOARDS)
  void isJsonAndAsksForItsSourceOfData(Dashboard dashboard) throws IOException {
    Path file = Tree.path("k8s/components/dashboards").resolve(dashboard.file());

    assertThat(JSON.readTree(file.toFile())).isEqualTo(dashboard.board());
    assertThat(dashboard.board().at("/templating/list/0/name").asText()).isEqualTo("datasource");
    assertThat(dashboard.panels())
        .hasSizeGreaterThan(8)
        .allMatch(panel -> panel.at("/datasource/uid").asText().equals("${datasource}"))
        .extracting(panel -> panel.path("id").asInt())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource(BOARDS)
  void readsNoSeriesThatIsNotOnThePage(Dashboard dashboard) {
    MetricsPage page = MetricsPage.read();
    Set<String> recorded = AlertRules.recorded();

    assertThat(dashboard.queries().flatMap(query -> PromQl.seriesIn(query).stream()))
        .isNotEmpty()
        .allMatch(series -> page.knows(series) || recorded.contains(series));
  }

  /** Prometheus parses what it is to record; so every query becomes a rule for a moment. */
  @Test
  void askInPrometheusOwnLanguage() {
    var groups = JSON.createObjectNode();
    var rules = groups.putArray("groups").addObject().put("name", "queries").putArray("rules");
    Dashboards.all().flatMap(Dashboard::queries).forEach(query -> add(rules, query));
    Path file = folder.resolve("queries.yaml");
    Tree.writeYaml(file, groups);

    Program.Outcome outcome = Promtool.ofThisMachine().checkRules(List.of(file));

    assertThat(outcome.isGood()).as(outcome.output()).isTrue();
    assertThat(rules).hasSizeGreaterThan(50);
  }

  private static void add(ArrayNode rules, String query) {
    rules.addObject().put("record", "query" + rules.size()).put("expr", query);
  }
}
