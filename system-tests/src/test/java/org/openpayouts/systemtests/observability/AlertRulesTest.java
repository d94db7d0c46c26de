package org.openpayouts.systemtests.observability;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.observability.AlertRules.Alert;
import org.openpayouts.systemtests.program.Program;

/**
 * Every alert parses, reads what exists, leads to a page, and fires when it should and only then.
 */
class AlertRulesTest {
  private static final Path CASES = Path.of("src/test/resources/observability/cases");
  private static final String PAGES = "https://docs.example.com/runbooks/";
  private static final List<String> SECTIONS =
      List.of("## Meaning", "## Impact", "## Diagnosis", "## Mitigation");

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("org.openpayouts.systemtests.observability.AlertRules#alerts")
  void saysWhatToDo(Alert alert) {
    assertThat(alert.severity()).isIn("page", "ticket");
    assertThat(alert.says("summary")).isNotBlank().hasSizeLessThan(80);
    assertThat(alert.says("description")).endsWith(".");
    assertThat(alert.says("runbook_url")).startsWith(PAGES).endsWith(".md");
  }

  @ParameterizedTest
  @MethodSource("org.openpayouts.systemtests.observability.AlertRules#alerts")
  void leadsToAPageThatKnowsIt(Alert alert) {
    String page = alert.says("runbook_url").substring(PAGES.length());
    Path file = Tree.path("docs/runbooks").resolve(page);

    assertThat(file).exists();
    String[] lines = Tree.text(file).split("\n");
    assertThat(lines).containsSubsequence(SECTIONS);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("Alerts: "))
        .hasSize(1)
        .allMatch(line -> line.contains("`" + alert.name() + "`"));
  }

  @Test
  void readNoSeriesThatIsNotOnThePage() {
    MetricsPage page = MetricsPage.read();
    Set<String> recorded = AlertRules.recorded();

    assertThat(AlertRules.expressions().flatMap(text -> PromQl.seriesIn(text).stream()))
        .hasSizeGreaterThan(50)
        .allMatch(series -> page.knows(series) || recorded.contains(series));
  }

  @Test
  void areRulesToPrometheusItself() throws IOException {
    List<Path> rules =
        AlertRules.files().stream()
            .map(file -> write(file.getFileName().toString(), AlertRules.groupsOf(file)))
            .toList();
    Path broken = folder.resolve("broken.yaml");
    Files.writeString(broken, "groups: [{name: a, rules: [{alert: A, expr: 'sum(a'}]}]");

    Promtool promtool = Promtool.ofThisMachine();
    Program.Outcome outcome = promtool.checkRules(rules);

    assertThat(outcome.isGood()).as(outcome.output()).isTrue();
    assertThat(promtool.checkRules(List.of(broken)).isGood()).isFalse();
  }

  @Test
  void fireInTheirCasesAndOnlyThere() throws IOException {
    AlertRules.files()
        .forEach(file -> write(file.getFileName().toString(), AlertRules.silent(file)));
    List<Path> cases =
        caseFiles().map(file -> write("cases-" + file.getFileName(), Tree.yaml(file))).toList();
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(
        wrong,
        """
        rule_files: [money.yaml]
        tests:
          - interval: 1m
            input_series: [{series: payouts_ledger_violations, values: 1x5}]
            alert_rule_test: [{eval_time: 3m, alertname: LedgerIncoherent, exp_alerts: []}]
        """);

    Promtool promtool = Promtool.ofThisMachine();
    Program.Outcome outcome = promtool.testRules(cases);

    assertThat(outcome.isGood()).as(outcome.output()).isTrue();
    assertThat(promtool.testRules(List.of(wrong)).isGood()).isFalse();
  }

  /** Of each name and severity: the same alert at another hour is the same alert. */
  @ParameterizedTest
  @MethodSource("org.openpayouts.systemtests.observability.AlertRules#alerts")
  void hasCasesOfBothKinds(Alert alert) throws IOException {
    List<JsonNode> checks =
        caseFiles()
            .flatMap(file -> Tree.each(Tree.yaml(file).path("tests")))
            .flatMap(test -> Tree.each(test.path("alert_rule_test")))
            .filter(check -> check.path("alertname").asText().equals(alert.name()))
            .toList();

    assertThat(checks).anyMatch(check -> severities(check).contains(alert.severity()));
    assertThat(checks).anyMatch(check -> !severities(check).contains(alert.severity()));
  }

  private static Set<String> severities(JsonNode check) {
    return Tree.each(check.path("exp_alerts"))
        .map(expected -> expected.path("exp_labels").path("severity").asText())
        .collect(toSet());
  }

  private static Stream<Path> caseFiles() {
    return Tree.filesIn("system-tests/" + CASES, ".yaml").stream();
  }

  private Path write(String name, JsonNode content) {
    Path file = folder.resolve(name);
    Tree.writeYaml(file, content);
    return file;
  }
}
