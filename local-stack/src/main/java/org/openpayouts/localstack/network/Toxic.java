package org.openpayouts.localstack.network;

import java.time.Duration;
import java.util.Optional;

/** What a proxy does to the connections that go through it. */
public sealed interface Toxic {
  /** Nothing. */
  record Healthy() implements Toxic {}

  /** Every piece arrives this much later, in both directions. */
  record Latency(Duration delay) implements Toxic {
    private static final Duration MOST = Duration.ofMinutes(1);

    /**
     * @throws IllegalArgumentException with a sentence for people
     */
    public Latency {
      if (delay.isNegative() || delay.compareTo(MOST) > 0) {
        throw new IllegalArgumentException("the latency lies between 0 and 60000 ms");
      }
    }
  }

  /** Every connection is closed, and a new one is refused. */
  record Cut() implements Toxic {}

  /** Connections stay and are taken, and nothing arrives until it is healed. */
  record BlackHole() implements Toxic {}

  /** Every connection is reset, a new one as soon as it is made. */
  record Reset() implements Toxic {}

  /** By its name, as people type it; {@code millis} counts for latency only. */
  static Optional<Toxic> named(String name, int millis) {
    return switch (name) {
      case "heal" -> Optional.of(new Healthy());
      case "latency" -> Optional.of(new Latency(Duration.ofMillis(millis)));
      case "cut" -> Optional.of(new Cut());
      case "black-hole" -> Optional.of(new BlackHole());
      case "reset" -> Optional.of(new Reset());
      default -> Optional.empty();
    };
  }
}
