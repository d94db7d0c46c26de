package org.openpayouts.broadcaster.chain;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact amount in a chain's smallest unit; never negative. */
public record BaseUnits(BigInteger value) implements Comparable<BaseUnits> {
  public static final BaseUnits ZERO = of(0);

  public BaseUnits {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("a negative amount of base units");
    }
  }

  public static BaseUnits of(long value) {
    return new BaseUnits(BigInteger.valueOf(value));
  }

  /**
   * Reads an integer as it stands in facts.
   *
   * @throws NumberFormatException if it is none
   */
  public static BaseUnits parse(String text) {
    return new BaseUnits(new BigInteger(text));
  }

  /** Reads a whole number as the database gives it. */
  public static BaseUnits of(BigDecimal whole) {
    return new BaseUnits(whole.toBigIntegerExact());
  }

  public BaseUnits plus(BaseUnits other) {
    return new BaseUnits(value.add(other.value));
  }

  /**
   * The rest.
   *
   * @throws IllegalArgumentException if the other is more
   */
  public BaseUnits minus(BaseUnits other) {
    return new BaseUnits(value.subtract(other.value));
  }

  public boolean isLessThan(BaseUnits other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(BaseUnits other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
