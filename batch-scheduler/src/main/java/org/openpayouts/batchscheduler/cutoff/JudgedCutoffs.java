package org.openpayouts.batchscheduler.cutoff;

import java.util.Optional;
import org.openpayouts.batchscheduler.cutoff.HeldCutoff.Ruling;
import org.openpayouts.batchscheduler.cutoff.HeldCutoff.Verdict;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.schemas.id.CutoffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an operator release a cutoff that is held, or dismiss it. Of two words the first counts; the
 * same again changes nothing.
 */
@Service
class JudgedCutoffs {
  private static final Logger log = LoggerFactory.getLogger(JudgedCutoffs.class);

  private final HeldCutoffs held;
  private final Cutoffs cutoffs;
  private final DecisionGate gate;

  JudgedCutoffs(HeldCutoffs held, Cutoffs cutoffs, DecisionGate gate) {
    this.held = held;
    this.cutoffs = cutoffs;
    this.gate = gate;
  }

  /** What came of a word. */
  sealed interface Answer {
    /** It is so: by this word, or by the same one before. */
    record Judged(Cutoff cutoff, HeldCutoff held) implements Answer {}

    /** The other word was said before. */
    record JudgedOtherwise(Ruling ruling) implements Answer {}

    /** There is such a cutoff, and nobody holds it. */
    record NotHeld() implements Answer {}

    record Unknown() implements Answer {}
  }

  /** It becomes a cutoff like others, which the next round tells. */
  @Transactional
  public Answer release(CutoffId id, Word word) {
    gate.requireOpen();
    return rule(id, Ruling.RELEASED, word);
  }

  /** It is never told. Asks no gate: whoever wants no money to move need not wait. */
  @Transactional
  public Answer dismiss(CutoffId id, Word word) {
    return rule(id, Ruling.DISMISSED, word);
  }

  private Answer rule(CutoffId id, Ruling ruling, Word word) {
    if (held.rule(id, ruling, word)) {
      log.atInfo().addKeyValue("cutoff", id).addKeyValue("ruling", ruling).log("held cutoff ruled");
      if (ruling == Ruling.RELEASED) {
        held.find(id).ifPresent(released -> cutoffs.plan(released.cutoff()));
      }
    }
    return answer(id, ruling);
  }

  private Answer answer(CutoffId id, Ruling wanted) {
    Optional<Cutoff> row = cutoffs.find(id);
    Optional<HeldCutoff> once = held.find(id);
    if (once.isEmpty()) {
      return row.isPresent() ? new Answer.NotHeld() : new Answer.Unknown();
    }
    Verdict verdict = once.get().verdict();
    if (verdict == null) {
      return new Answer.NotHeld();
    }
    return verdict.ruling() == wanted
        ? new Answer.Judged(row.orElse(once.get().cutoff()), once.get())
        : new Answer.JudgedOtherwise(verdict.ruling());
  }
}
