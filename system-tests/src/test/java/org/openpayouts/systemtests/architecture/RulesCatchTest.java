package org.openpayouts.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each rule finds the class that breaks it, and lets the one beside it pass. */
class RulesCatchTest {
  private static final String FIXTURES = "org.openpayouts.systemtests.architecture.fixture.";

  @Test
  void aServiceThatImportsAnother() {
    assertThat(violations("strangers", Rules::servicesAreStrangers))
        .isNotEmpty()
        .allMatch(line -> line.contains("KnowsAnotherService"));
  }

  @Test
  void sharedCodeThatKnowsAService() {
    assertThat(violations("shared", Rules::sharedCodeKnowsNoService))
        .isNotEmpty()
        .allMatch(line -> line.contains("KnowsAService"));
  }

  @Test
  void avroBeyondTheBorder() {
    assertThat(violations("avro", Rules::avroStaysAtTheBorder))
        .singleElement()
        .asString()
        .contains("broadcaster.Decision");
  }

  @Test
  void everyWayToReadTheWallClock() {
    assertThat(violations("time", Rules::timeIsInjected))
        .hasSize(4)
        .anyMatch(line -> line.contains("ReadsNow.instant"))
        .anyMatch(line -> line.contains("ReadsNowByReference.instants"))
        .anyMatch(line -> line.contains("ReadsMillis.millis"))
        .anyMatch(line -> line.contains("TakesTheSystemsClock.instant"));
  }

  @Test
  void sqlOutsideOfTheRowsOwnType() {
    assertThat(violations("sql", Rules::sqlStandsInPluralNouns))
        .hasSize(2)
        .anyMatch(line -> line.contains("DeliverWebhook"))
        .anyMatch(line -> line.contains("WebhookBindings"));
  }

  @Test
  void aCycleOfPackages() {
    assertThat(violations("cycles", Rules::packagesHaveNoCycles))
        .singleElement()
        .asString()
        .contains("Cycle detected");
  }

  @Test
  void aPackageThatSaysNothingOfNull() {
    assertThat(violations("nulls", Rules::packagesAreNullMarked))
        .singleElement()
        .asString()
        .contains("SaysNothingOfNull");
  }

  @Test
  void everyRuleHasItsFixture() {
    var broken =
        List.of("strangers", "shared", "avro", "time", "sql", "cycles", "nulls").stream()
            .mapToLong(fixture ->
                new Rules(FIXTURES + fixture)
                    .all().stream().filter(rule -> isBrokenBy(fixture, rule)).count())
            .toArray();

    assertThat(broken).hasSize(new Rules(FIXTURES).all().size()).containsOnly(1);
  }

  private static boolean isBrokenBy(String fixture, ArchRule rule) {
    return rule.evaluate(new ClassFileImporter().importPackages(FIXTURES + fixture)).hasViolation();
  }

  private static List<String> violations(String fixture, Function<Rules, ArchRule> rule) {
    return rule.apply(new Rules(FIXTURES + fixture))
        .evaluate(new ClassFileImporter().importPackages(FIXTURES + fixture))
        .getFailureReport()
        .getDetails();
  }
}
