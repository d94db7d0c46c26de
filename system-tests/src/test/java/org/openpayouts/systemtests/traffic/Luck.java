package org.openpayouts.systemtests.traffic;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** The dice of one step; the same seed and step roll the same. */
final class Luck {
  private static final long FAR_APART = 0x9E37_79B9_7F4A_7C15L;

  private final SplittableRandom random;

  Luck(long seed, int step) {
    random = new SplittableRandom(seed + step * FAR_APART);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** With two decimals. */
  BigDecimal amount(int fromCents, int toCents) {
    return BigDecimal.valueOf(random.nextInt(fromCents, toCents), 2);
  }
}
