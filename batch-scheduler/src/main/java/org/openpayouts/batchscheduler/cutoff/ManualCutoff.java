package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down a cutoff that an operator asks for; whoever holds the lease emits it. */
@Service
class ManualCutoff {
  static final String SCHEDULE = "manual";

  private final Cutoffs cutoffs;
  private final IdSource ids;
  private final CutoffSettings settings;
  private final DecisionGate gate;

  ManualCutoff(Cutoffs cutoffs, IdSource ids, CutoffSettings settings, DecisionGate gate) {
    this.cutoffs = cutoffs;
    this.ids = ids;
    this.settings = settings;
    this.gate = gate;
  }

  /** What came of an order. */
  sealed interface Answer {
    record Planned(Cutoff cutoff) implements Answer {}

    /** The same key and request came before. */
    record Repeated(Cutoff cutoff) implements Answer {}

    /** The same key came before with another request. */
    record KeyReused() implements Answer {}
  }

  @Transactional
  public Answer order(Scope scope, Cutoff.Order order, @Nullable String key) {
    gate.requireOpen();
    IdempotencyKey named = key == null ? null : IdempotencyKey.of(key, scope, order.reason());
    Optional<Cutoff> planned = cutoffs.plan(planned(scope, order), named);
    if (planned.isPresent()) {
      return new Answer.Planned(planned.get());
    }
    if (named == null) {
      throw new IllegalStateException("a new cutoff met an old one without a key");
    }
    Cutoffs.Keyed earlier = cutoffs.findByKey(named).orElseThrow();
    return earlier.sameRequest() ? new Answer.Repeated(earlier.cutoff()) : new Answer.KeyReused();
  }

  private Cutoff planned(Scope scope, Cutoff.Order order) {
    CutoffId id = new CutoffId(ids.nextId());
    Instant instant = cutoffs.now().plus(settings.manualDelay()).truncatedTo(ChronoUnit.MICROS);
    LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    return new Cutoff(id, SCHEDULE, day, "manual:" + id, instant, scope, order, null);
  }
}
