package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list says of every scenario what its class says, and sees what a run lacks. */
class ScenarioListTest {
  private static final ScenarioList LIST =
      ScenarioList.parse(
          List.of("# a comment", "short  ShortIT  2  ci", "", "longer LongerIT 1 all"));

  @Test
  void namesEveryScenarioClassWithItsSelection() {
    assertThat(ScenarioList.read().lines())
        .extracting(line -> line.name() + " " + line.test() + " " + line.always())
        .containsExactlyInAnyOrderElementsOf(classes());
  }

  private static Set<String> classes() {
    return new ClassFileImporter()
        .importPath(Path.of("target/test-classes/org/openpayouts/systemtests")).stream()
            .filter(type -> type.isAnnotatedWith(Scenario.class))
            .map(ScenarioListTest::line)
            .collect(Collectors.toSet());
  }

  private static String line(JavaClass type) {
    boolean isLong =
        type.tryGetAnnotationOfType(Tag.class)
            .filter(tag -> tag.value().equals(Scenario.LONG))
            .isPresent();
    String name = type.getAnnotationOfType(Scenario.class).value();
    return name + " " + type.getSimpleName() + " " + !isLong;
  }

  @Test
  void agreesWithARunOfAll() {
    assertThat(LIST.complaints(Map.of("short", 2, "longer", 3))).isEmpty();
    assertThat(LIST.ofEveryChange().complaints(Map.of("short", 2))).isEmpty();
  }

  @Test
  void seesWhatDidNotRunOrRanWithFewerTestsOrIsUnlisted() {
    assertThat(LIST.complaints(Map.of("short", 1)))
        .containsExactly("short ran 1 of 2 tests", "longer ran 0 of 1 tests");
    assertThat(LIST.ofEveryChange().complaints(Map.of("short", 2, "longer", 1)))
        .containsExactly("longer ran and is not listed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name Test 1", "name Test 1 sometimes", "name Test one ci"})
  void refusesALineThatMeansNothing(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> ScenarioList.parse(List.of(line)));
  }
}
