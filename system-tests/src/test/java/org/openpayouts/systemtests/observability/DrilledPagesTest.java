package org.openpayouts.systemtests.observability;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page that tells people what to type is walked by a test. */
class DrilledPagesTest {
  private static final Pattern WALK =
      Pattern.compile("(?:drill\\(\\s*|Drill\\.of\\()\"([a-z-]+)\"");
  private static final Pattern COMMAND =
      Pattern.compile("\\./payouts [a-z]|kubectl |curl |(?m:^POST /)");
  private static final String DRILL = "## Drill";

  @Test
  void everyPageWithCommandsHasADrill() {
    Set<String> owing = pagesWith(COMMAND);
    owing.removeAll(pagesWith(Pattern.compile(DRILL)));

    assertThat(owing).isEmpty();
  }

  @Test
  void everyDrillIsRunByATest() {
    Set<String> walked =
        Tree.filesIn(
                "system-tests/src/test/java/org/openpayouts/systemtests/observability", "IT.java")
            .stream()
            .flatMap(test -> WALK.matcher(Tree.text(test)).results())
            .map((MatchResult walk) -> walk.group(1))
            .collect(toSet());

    assertThat(walked)
        .containsExactlyInAnyOrderElementsOf(pagesWith(Pattern.compile("(?m)^" + DRILL)));
  }

  private static Set<String> pagesWith(Pattern text) {
    return Tree.filesIn("docs/runbooks", ".md").stream()
        .filter(page -> text.matcher(Tree.text(page)).find())
        .map(Path::getFileName)
        .map(name -> name.toString().replace(".md", ""))
        .filter(name -> !name.equals("README"))
        .collect(toCollection(TreeSet::new));
  }
}
