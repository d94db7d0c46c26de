package org.openpayouts.bench.measure;

import java.util.List;

/** What a share of all values does not exceed, by the nearest rank. */
public record Percentiles(List<Double> values) {
  public Percentiles {
    values = values.stream().sorted().toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
  }

  /** The least value that this percentage of all values does not exceed. */
  public double at(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * values.size());
    return values.get(Math.max(rank, 1) - 1);
  }
}
