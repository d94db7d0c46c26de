package org.openpayouts.systemtests.scenario;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The seeds of a scenario that can be repeated: one fixed seed, or as many as the system properties
 * {@code scenario.repeat} and {@code scenario.seed} ask for.
 */
final class Seeds {
  private static final int FIRST = 20_260_000;

  private Seeds() {}

  static List<Long> all() {
    int repeat = Integer.getInteger("scenario.repeat", 1);
    long first = Long.getLong("scenario.seed", FIRST);
    return LongStream.range(first, first + repeat).boxed().toList();
  }

  /** For {@code @MethodSource}. */
  static Stream<Long> stream() {
    return all().stream();
  }
}
