package org.openpayouts.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each rule finds the class that breaks it, and lets the one beside it pass. */
class RulesCatchTest {
  private static final String ROOT = "org.openpayouts.systemtests.architecture.fixture.";
  private static final List<String> FIXTURES =
      List.of("strangers", "shared", "avro", "time", "clock", "sql", "rows", "cycles", "nulls");

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
        .hasSize(3)
        .anyMatch(line -> line.contains("ReadsNow.instant"))
        .anyMatch(line -> line.contains("ReadsNowByReference.instants"))
        .anyMatch(line -> line.contains("ReadsMillis.millis"));
  }

  @Test
  void aClockThatIsTakenAndNotInjected() {
    assertThat(violations("clock", Rules::clocksAreMadeToBeInjected))
        .singleElement()
        .asString()
        .contains("TakesTheSystemsClock.instant");
  }

  @Test
  void sqlOutsideOfTheRowsOwnType() {
    assertThat(violations("sql", Rules::sqlStandsInPluralNouns))
        .hasSize(2)
        .anyMatch(line -> line.contains("DeliverWebhook"))
        .anyMatch(line -> line.contains("WebhookBindings"));
  }

  @Test
  void rowsThatKeepTheirConnection() {
    assertThat(violations("rows", Rules::rowsAreListed))
        .singleElement()
        .asString()
        .contains("Payouts.streamed");
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

  /** As many fixtures as rules, and each breaks exactly one: none is left without. */
  @Test
  void everyRuleHasItsFixture() {
    var brokenRules =
        FIXTURES.stream().flatMap(fixture -> rulesBrokenBy(fixture).stream()).toList();

    assertThat(brokenRules).doesNotHaveDuplicates().hasSameSizeAs(rules("strangers").all());
  }

  private static List<Integer> rulesBrokenBy(String fixture) {
    var rules = rules(fixture).all();
    return IntStream.range(0, rules.size())
        .filter(number -> rules.get(number).evaluate(classes(fixture)).hasViolation())
        .boxed()
        .toList();
  }

  private static List<String> violations(String fixture, Function<Rules, ArchRule> rule) {
    return rule.apply(rules(fixture)).evaluate(classes(fixture)).getFailureReport().getDetails();
  }

  private static Rules rules(String fixture) {
    return new Rules(ROOT + fixture);
  }

  private static JavaClasses classes(String fixture) {
    return new ClassFileImporter().importPackages(ROOT + fixture);
  }
}
