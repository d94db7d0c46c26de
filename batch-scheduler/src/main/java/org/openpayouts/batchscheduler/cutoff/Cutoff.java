package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.CutoffId;

/**
 * An instant at which waiting payouts are executed.
 *
 * @param slot the time of day, for example "14:00", or "manual:" and the id
 * @param order who asked and why; absent for a slot of a schedule
 * @param emission absent while the instant is still ahead
 */
record Cutoff(
    CutoffId id,
    String scheduleId,
    LocalDate day,
    String slot,
    Instant instant,
    Scope scope,
    @Nullable Order order,
    @Nullable Emission emission) {

  /**
   * An operator's word.
   *
   * @param reason absent in rows of older builds
   */
  record Order(String requestedBy, @Nullable String reason, @Nullable String traceparent) {}

  /**
   * The fact that said it.
   *
   * @param number ascends with each emission of this installation
   * @param late whether the scheduler was away when the instant was reached
   * @param upcoming which instants came next by then
   */
  record Emission(long number, UUID eventId, Instant at, boolean late, Upcoming upcoming) {}

  static Cutoff planned(CutoffId id, Slot slot) {
    return new Cutoff(
        id,
        slot.scheduleId(),
        slot.day(),
        slot.name(),
        slot.instant(),
        slot.schedule().scope(),
        null,
        null);
  }

  boolean isManual() {
    return order != null;
  }

  Cutoff emitted(Emission fact) {
    return new Cutoff(id, scheduleId, day, slot, instant, scope, order, fact);
  }
}
