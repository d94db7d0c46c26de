package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.util.List;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives slots that are due their rows: of a cutoff, or of one that is held. */
@Component
class SlotRows {
  private static final Logger log = LoggerFactory.getLogger(SlotRows.class);

  private final DueSlots dueSlots;
  private final Leases leases;
  private final Cutoffs cutoffs;
  private final HeldCutoffs held;
  private final IdSource ids;
  private final CutoffSettings settings;

  SlotRows(
      DueSlots dueSlots,
      Leases leases,
      Cutoffs cutoffs,
      HeldCutoffs held,
      IdSource ids,
      CutoffSettings settings) {
    this.dueSlots = dueSlots;
    this.leases = leases;
    this.cutoffs = cutoffs;
    this.held = held;
    this.ids = ids;
    this.settings = settings;
  }

  /** The oldest come first; whatever is too old holds up none of the younger ones. */
  void write(Instant now, int limit) {
    List<Slot> due = dueSlots.due(now, limit);
    for (Slot slot : due) {
      Cutoff cutoff = Cutoff.planned(new CutoffId(ids.nextId()), slot);
      if (slot.isOlderThan(settings.maxAge(), now)) {
        hold(cutoff);
      } else {
        cutoffs.plan(cutoff);
      }
    }
    if (due.size() < limit) {
      leases.looked(now);
    }
  }

  private void hold(Cutoff cutoff) {
    held.hold(cutoff);
    log.atWarn()
        .addKeyValue("cutoff", cutoff.id())
        .addKeyValue("schedule", cutoff.scheduleId())
        .addKeyValue("slot", cutoff.slot())
        .addKeyValue("instant", cutoff.instant())
        .log("missed cutoff held, it asks for an operator's word");
  }
}
