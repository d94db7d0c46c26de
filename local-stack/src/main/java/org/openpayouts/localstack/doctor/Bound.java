package org.openpayouts.localstack.doctor;

import java.time.Instant;

/** When a figure is wrong. */
sealed interface Bound {
  /** More than this is. */
  record Above(double most) implements Bound {}

  /** Less than this is. */
  record Below(double least) implements Bound {}

  /** A point in time, in seconds of the epoch, that lies further back is. */
  record OlderThan(double seconds) implements Bound {}

  static Bound above(double most) {
    return new Above(most);
  }

  static Bound below(double least) {
    return new Below(least);
  }

  static Bound olderThan(double seconds) {
    return new OlderThan(seconds);
  }

  /** The figure as it is told: an age instead of a point in time. */
  default double told(double value, Instant now) {
    return switch (this) {
      case Above above -> value;
      case Below below -> value;
      case OlderThan older -> now.getEpochSecond() - value;
    };
  }

  default boolean isBroken(double value, Instant now) {
    return switch (this) {
      case Above(var most) -> value > most;
      case Below(var least) -> value < least;
      case OlderThan(var seconds) -> told(value, now) > seconds;
    };
  }
}
