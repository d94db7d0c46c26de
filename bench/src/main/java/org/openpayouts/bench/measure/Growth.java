package org.openpayouts.bench.measure;

import java.util.Map;
import java.util.Optional;

/** How a figure grows with a size: as a power of it, fitted by least squares of the logarithms. */
public final class Growth {
  private Growth() {}

  /**
   * The exponent: 1 where twice the size takes twice as much. Empty where fewer than two sizes were
   * measured.
   */
  public static Optional<Double> exponent(Map<Integer, Double> bySize) {
    if (bySize.size() < 2) {
      return Optional.empty();
    }
    double count = bySize.size();
    double sizes = 0;
    double values = 0;
    double products = 0;
    double squares = 0;
    for (Map.Entry<Integer, Double> measured : bySize.entrySet()) {
      double size = Math.log(measured.getKey());
      double value = Math.log(measured.getValue());
      sizes += size;
      values += value;
      products += size * value;
      squares += size * size;
    }
    return Optional.of((count * products - sizes * values) / (count * squares - sizes * sizes));
  }
}
