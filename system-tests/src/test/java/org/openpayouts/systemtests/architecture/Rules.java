package org.openpayouts.systemtests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must hold for the code below one root package.
 *
 * @param root {@code org.openpayouts}, or that of a fixture
 */
record Rules(String root) {
  static final List<String> SERVICES =
      List.of("payoutapi", "batchscheduler", "fundingchecker", "broadcaster", "webhookdispatcher");

  private static final String GENERATED = "org.openpayouts.schemas.event";

  /** Services meet in topics, never in code. */
  ArchRule servicesAreStrangers() {
    var rules =
        SERVICES.stream()
            .map(service ->
                noClasses()
                    .that()
                    .resideInAPackage(in(service))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(othersThan(service))
                    .as(service + " must not know another service")
                    .allowEmptyShould(true));
    return CompositeArchRule.of(rules.map(ArchRule.class::cast).toList());
  }

  private String[] othersThan(String service) {
    return Stream.concat(SERVICES.stream(), Stream.of("localstack"))
        .filter(other -> !other.equals(service))
        .map(this::in)
        .toArray(String[]::new);
  }

  /** The published language knows no speaker, and the outbox knows no service. */
  ArchRule sharedCodeKnowsNoService() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("schemas"), in("outbox"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SERVICES.stream().map(this::in).toArray(String[]::new))
        .allowEmptyShould(true);
  }

  /** Avro stops at the border: a change of a record touches the translators only. */
  ArchRule avroStaysAtTheBorder() {
    return classes()
        .that(areServices())
        .and(dependOnAny("Avro", GENERATED, "org.apache.avro"))
        .should(Conditions.beNamed("Bindings", "Facts"))
        .allowEmptyShould(true);
  }

  /** Time is injected, so that every decision can be made again at another time. */
  ArchRule timeIsInjected() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should(Conditions.readTheWallClock())
        .allowEmptyShould(true);
  }

  /** The stack's commands put themselves together; everything else is given its clock. */
  ArchRule clocksAreMadeToBeInjected() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(in("localstack"))
        .should(Conditions.takeTheSystemsClock())
        .allowEmptyShould(true);
  }

  /** SQL stands in the rows' own type: docs/decisions/0004-jdbcclient-names.md. */
  ArchRule sqlStandsInPluralNouns() {
    return classes()
        .that(areServices())
        .and(dependOnAny("JDBC", "org.springframework.jdbc.core", "java.sql.Connection"))
        .should(Conditions.bePluralNouns())
        .allowEmptyShould(true);
  }

  /** A stream of rows keeps its connection until somebody closes it; nobody must have to. */
  ArchRule rowsAreListed() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should(Conditions.leaveRowsOpen())
        .allowEmptyShould(true);
  }

  /** A package can be read after those it uses and before those that use it. */
  ArchRule packagesHaveNoCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /** Null is said where it may be, in every package that people write. */
  ArchRule packagesAreNullMarked() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(GENERATED)
        .should(Conditions.liveInNullMarkedPackages())
        .allowEmptyShould(true);
  }

  private DescribedPredicate<JavaClass> areServices() {
    return JavaClass.Predicates.resideInAnyPackage(
        SERVICES.stream().map(this::in).toArray(String[]::new));
  }

  /** Every class or package whose full name begins so. */
  private static DescribedPredicate<JavaClass> dependOnAny(String what, String... prefixes) {
    return DescribedPredicate.describe(
        "depend on " + what,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType().getFullName())
                .anyMatch(name -> Stream.of(prefixes).anyMatch(name::startsWith)));
  }

  static DescribedPredicate<JavaClass> below(String packageName) {
    return JavaClass.Predicates.resideInAPackage(packageName + "..");
  }

  private String in(String name) {
    return root + "." + name + "..";
  }

  List<ArchRule> all() {
    return List.of(
        servicesAreStrangers(),
        sharedCodeKnowsNoService(),
        avroStaysAtTheBorder(),
        timeIsInjected(),
        clocksAreMadeToBeInjected(),
        sqlStandsInPluralNouns(),
        rowsAreListed(),
        packagesHaveNoCycles(),
        packagesAreNullMarked());
  }
}
