package org.openpayouts.broadcaster.chain;

import java.math.BigInteger;

/** A fee in base units per 1000 virtual bytes, that is per 4000 units of weight. */
public record FeeRate(long perKilobyte) implements Comparable<FeeRate> {
  private static final BigInteger WEIGHT = BigInteger.valueOf(4_000);

  public FeeRate {
    if (perKilobyte <= 0) {
      throw new IllegalArgumentException("a fee rate is positive");
    }
  }

  /** The fee of a transaction of that weight, rounded up. */
  public BaseUnits fee(long weight) {
    BigInteger product = BigInteger.valueOf(perKilobyte).multiply(BigInteger.valueOf(weight));
    return new BaseUnits(product.add(WEIGHT).subtract(BigInteger.ONE).divide(WEIGHT));
  }

  public FeeRate clamp(FeeRate min, FeeRate max) {
    return new FeeRate(Math.clamp(perKilobyte, min.perKilobyte, max.perKilobyte));
  }

  @Override
  public int compareTo(FeeRate other) {
    return Long.compare(perKilobyte, other.perKilobyte);
  }
}
