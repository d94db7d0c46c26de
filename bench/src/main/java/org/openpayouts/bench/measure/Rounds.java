package org.openpayouts.bench.measure;

import java.util.List;

/** The same measured several times. */
public record Rounds(List<Double> values) {
  /** A machine whose equal runs differ more than this tells nothing. */
  private static final double STEADY = 0.15;

  public Rounds {
    values = values.stream().sorted().toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
  }

  public double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  public double least() {
    return values.getFirst();
  }

  public double most() {
    return values.getLast();
  }

  /** Whether the largest is at most 15 % above the least. */
  public boolean isSteady() {
    return values.getLast() <= least() * (1 + STEADY);
  }

  public String steadiness() {
    if (values.size() == 1) {
      return "one only";
    }
    return isSteady() ? "steady" : "differ by more than 15 %";
  }
}
