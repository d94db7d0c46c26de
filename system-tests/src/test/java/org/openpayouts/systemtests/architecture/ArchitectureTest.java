package org.openpayouts.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final List<String> MODULES =
      List.of(
          "schemas",
          "outbox",
          "payout-api",
          "batch-scheduler",
          "funding-checker",
          "broadcaster",
          "webhook-dispatcher",
          "local-stack");

  private static final class Compiled {
    private static final JavaClasses CLASSES = imported();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(ArchRule rule) {
    var result = rule.evaluate(Compiled.CLASSES);

    assertThat(result.getFailureReport().getDetails()).as(rule.getDescription()).isEmpty();
  }

  @Test
  void everyServiceIsLookedAt() {
    assertThat(Rules.SERVICES)
        .allSatisfy(service ->
            assertThat(Compiled.CLASSES.that(Rules.below("org.openpayouts." + service)))
                .as(service)
                .isNotEmpty());
  }

  static Stream<ArchRule> rules() {
    return new Rules("org.openpayouts").all().stream();
  }

  private static JavaClasses imported() {
    var folders =
        MODULES.stream().map(module -> Path.of("..", module, "target", "classes")).toList();
    assertThat(folders)
        .as("every module is compiled before this one: ./mvnw verify")
        .allMatch(Files::isDirectory);
    return new ClassFileImporter().importPaths(folders);
  }
}
