package org.openpayouts.bench.measure;

/** What a figure should be. */
public sealed interface Goal {
  double bound();

  boolean isReachedBy(double value);

  /** No less than this. */
  record AtLeast(double bound) implements Goal {
    @Override
    public boolean isReachedBy(double value) {
      return value >= bound;
    }
  }

  /** No more than this. */
  record AtMost(double bound) implements Goal {
    @Override
    public boolean isReachedBy(double value) {
      return value <= bound;
    }
  }

  static Goal atLeast(double bound) {
    return new AtLeast(bound);
  }

  static Goal atMost(double bound) {
    return new AtMost(bound);
  }
}
