package org.openpayouts.systemtests.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Counts which scenarios ran in this JVM, and keeps the report of repeated ones. */
final class ScenarioBook implements TestWatcher {
  private static final Map<String, AtomicInteger> RAN = new ConcurrentSkipListMap<>();

  /** How many tests of each scenario ran to their end, good or bad. */
  static Map<String, AtomicInteger> ran() {
    return RAN;
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    note(context, Optional.empty());
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    note(context, Optional.of(cause == null ? new AssertionError("failed") : cause));
  }

  private static void note(ExtensionContext context, Optional<Throwable> failure) {
    Scenario scenario = context.getRequiredTestClass().getAnnotation(Scenario.class);
    if (scenario != null) {
      RAN.computeIfAbsent(scenario.value(), name -> new AtomicInteger()).incrementAndGet();
      RepeatReport.requested()
          .ifPresent(report -> report.add(scenario.value(), context.getDisplayName(), failure));
    }
  }
}
