package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the cutoffs that are due and says them, in one transaction under the lease. */
@Service
class DueCutoffs {
  /** Of one transaction; what is more comes in the next one, oldest first. */
  static final int MAX_PER_ROUND = 100;

  private static final Logger log = LoggerFactory.getLogger(DueCutoffs.class);

  private final Leases leases;
  private final DueSlots dueSlots;
  private final SlotRows slotRows;
  private final Cutoffs cutoffs;
  private final CutoffFacts facts;
  private final Outbox outbox;
  private final DecisionGate gate;
  private final IdSource ids;
  private final CutoffSettings settings;

  DueCutoffs(
      Leases leases,
      DueSlots dueSlots,
      SlotRows slotRows,
      Cutoffs cutoffs,
      CutoffFacts facts,
      Outbox outbox,
      DecisionGate gate,
      IdSource ids,
      CutoffSettings settings) {
    this.leases = leases;
    this.dueSlots = dueSlots;
    this.slotRows = slotRows;
    this.cutoffs = cutoffs;
    this.facts = facts;
    this.outbox = outbox;
    this.gate = gate;
    this.ids = ids;
    this.settings = settings;
  }

  /** Makes the schedules of the settings known. */
  @Transactional
  public void activate() {
    dueSlots.activate();
  }

  /**
   * One round.
   *
   * @param owner this replica
   * @return the cutoffs emitted now, oldest first; empty too where another replica has the lease
   */
  @Transactional
  public List<Cutoff> emit(String owner) {
    gate.requireOpen();
    Optional<Leases.Lease> lease = leases.hold(owner, settings.leaseDuration());
    if (lease.isEmpty()) {
      return List.of();
    }
    Instant now = lease.get().now();
    slotRows.write(now, MAX_PER_ROUND);
    List<Cutoff> reached = cutoffs.reached(MAX_PER_ROUND);
    if (reached.isEmpty()) {
      return List.of();
    }
    Upcoming upcoming = dueSlots.upcoming(now);
    List<Cutoff> emitted = reached.stream().map(due -> emit(due, upcoming, lease.get())).toList();
    outbox.append(
        Topics.CUTOFFS.name(), Lane.BULK, emitted.stream().map(facts::cutoffReached).toList());
    return emitted;
  }

  private Cutoff emit(Cutoff due, Upcoming upcoming, Leases.Lease lease) {
    Cutoff emitted =
        cutoffs.emit(due, ids.nextUuid(), upcoming, lease.epoch(), settings.lateAfter());
    log.atInfo()
        .addKeyValue("cutoff", emitted.id())
        .addKeyValue("schedule", emitted.scheduleId())
        .addKeyValue("slot", emitted.slot())
        .addKeyValue("instant", emitted.instant())
        .log("cutoff reached");
    return emitted;
  }

  void release(String owner) {
    leases.release(owner);
  }
}
