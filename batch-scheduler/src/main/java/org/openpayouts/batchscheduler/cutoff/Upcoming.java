package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When payouts are executed next, as the schedules stand.
 *
 * @param first the next instant of any schedule; absent where none comes
 * @param next the first one over everybody, and of each currency the first one, where that comes
 *     before it; empty in facts of older builds
 */
record Upcoming(@Nullable Instant first, List<Next> next) {
  static final Upcoming UNKNOWN = new Upcoming(null, List.of());

  /**
   * @param currency whose ledgers are swept; absent where all are
   */
  record Next(@Nullable String currency, Instant instant) {}

  Upcoming {
    next = List.copyOf(next);
  }

  /**
   * What the next slots of all schedules come to.
   *
   * @param slots one of each schedule
   */
  static Upcoming of(Collection<Slot> slots) {
    Instant everybody = first(slots.stream().filter(slot -> isOverEverybody(slot)).toList());
    List<Next> next = new ArrayList<>();
    if (everybody != null) {
      next.add(new Next(null, everybody));
    }
    ofCurrencies(slots)
        .forEach((currency, instant) -> {
          if (everybody == null || instant.isBefore(everybody)) {
            next.add(new Next(currency, instant));
          }
        });
    return new Upcoming(first(slots), next);
  }

  private static @Nullable Instant first(Collection<Slot> slots) {
    return slots.stream().map(Slot::instant).min(Comparator.naturalOrder()).orElse(null);
  }

  private static boolean isOverEverybody(Slot slot) {
    return slot.schedule().scope() instanceof Scope.All;
  }

  private static SortedMap<String, Instant> ofCurrencies(Collection<Slot> slots) {
    SortedMap<String, Instant> first = new TreeMap<>();
    for (Slot slot : slots) {
      if (slot.schedule().scope() instanceof Scope.Currencies(var codes)) {
        codes.forEach(code ->
            first.merge(code, slot.instant(), (one, other) -> one.isBefore(other) ? one : other));
      }
    }
    return first;
  }
}
