package org.openpayouts.localstack.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openpayouts.localstack.check.Finding;

/** What the witnesses say of a run. */
public record Summary(Path journal, List<Finding> findings) {
  private static final int SHOWN_COMPLAINTS = 10;

  public Summary {
    findings = List.copyOf(findings);
  }

  public boolean agrees() {
    return findings.stream().allMatch(Finding::holds);
  }

  /** For people: a table, the first complaints, and the verdict. */
  public String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "found", "witness", ""));
    for (Finding finding : findings) {
      rows.add(
          List.of(
              finding.subject(),
              finding.figure(),
              finding.witness(),
              finding.holds() ? "agrees" : "DISAGREES"));
    }
    StringBuilder text = new StringBuilder(Screen.table(rows)).append('\n');
    findings.stream()
        .flatMap(finding -> finding.complaints().stream())
        .limit(SHOWN_COMPLAINTS)
        .forEach(complaint -> text.append("  ! ").append(complaint).append('\n'));
    long more =
        findings.stream().mapToLong(finding -> finding.complaints().size()).sum()
            - SHOWN_COMPLAINTS;
    if (more > 0) {
      text.append("  ! and ").append(more).append(" more\n");
    }
    return text.append(agrees() ? "All witnesses agree." : "The witnesses do NOT agree.")
        .toString();
  }
}
