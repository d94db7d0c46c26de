package org.openpayouts.systemtests.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The conditions that ArchUnit has no words for. */
final class Conditions {
  private static final String CLOCK = "java.time.Clock";
  private static final Set<String> DATES = Set.of("java.util.Date", "java.util.GregorianCalendar");

  private Conditions() {}

  /** By its outermost class: what is nested, or a lambda, belongs to it. */
  static ArchCondition<JavaClass> beNamed(String... endings) {
    return condition(
        "be named *" + String.join(" or *", endings),
        type -> Stream.of(endings).anyMatch(outermost(type).getSimpleName()::endsWith));
  }

  /** Bindings and settings are plural too, but no rows. */
  static ArchCondition<JavaClass> bePluralNouns() {
    return condition(
        "be named by the plural noun of their rows",
        type -> {
          var name = outermost(type).getSimpleName();
          return name.endsWith("s") && !name.endsWith("Bindings") && !name.endsWith("Settings");
        });
  }

  static ArchCondition<JavaClass> liveInNullMarkedPackages() {
    return condition(
        "live in a package marked @NullMarked",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }

  static ArchCondition<JavaClass> readTheWallClock() {
    return access("read the wall clock without an injected Clock", Conditions::isWallClock);
  }

  /** Where a method's whole work is to make one, it is made to be injected. */
  static ArchCondition<JavaClass> takeTheSystemsClock() {
    return access(
        "take the system's clock where none is made to be injected",
        access -> isSystemsClock(access) && !makesAClock(access));
  }

  static ArchCondition<JavaClass> leaveRowsOpen() {
    return access("read rows as a stream", Conditions::isStreamOfRows);
  }

  private static boolean isStreamOfRows(JavaAccess<?> access) {
    return access.getTargetOwner().getFullName().startsWith("org.springframework.jdbc.core.")
        && Set.of("stream", "queryForStream").contains(access.getTarget().getName());
  }

  private static boolean isWallClock(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    var owner = target.getOwner().getFullName();
    var parameters = target.getRawParameterTypes().stream().map(JavaClass::getFullName).toList();
    return switch (target.getName()) {
      case "now" -> owner.startsWith("java.time.") && !parameters.contains(CLOCK);
      case "currentTimeMillis" -> owner.equals("java.lang.System");
      case "<init>" -> DATES.contains(owner) && parameters.isEmpty();
      case String _ -> false;
    };
  }

  private static boolean isSystemsClock(JavaAccess<?> access) {
    return access.getTargetOwner().getFullName().equals(CLOCK)
        && access.getTarget().getName().startsWith("system");
  }

  private static boolean makesAClock(JavaAccess<?> access) {
    return access.getOrigin() instanceof JavaMethod method
        && method.getRawReturnType().getFullName().equals(CLOCK);
  }

  /** Calls and references to methods alike; to be used in a rule that says "no". */
  private static ArchCondition<JavaClass> access(
      String description, Predicate<JavaAccess<?>> matches) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
            .filter(matches)
            .map(access -> SimpleConditionEvent.satisfied(type, access.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Conditions::outermost).orElse(type);
  }

  private static ArchCondition<JavaClass> condition(
      String description, Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var message = "%s must %s".formatted(type.getFullName(), description);
        events.add(new SimpleConditionEvent(type, holds.test(type), message));
      }
    };
  }
}
