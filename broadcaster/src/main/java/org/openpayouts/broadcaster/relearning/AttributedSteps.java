package org.openpayouts.broadcaster.relearning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.payout.WaitingPayouts.Binding;
import org.openpayouts.broadcaster.transaction.Families;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The database's side of what two persons say of a transaction. */
@Component
class AttributedSteps {
  private static final Logger LOG = LoggerFactory.getLogger(AttributedSteps.class);

  private final DecisionGate gate;
  private final UnknownTransactions unknowns;
  private final ClaimedOutputs claims;
  private final WaitingPayouts payouts;
  private final Families families;
  private final IdSource ids;

  AttributedSteps(
      DecisionGate gate,
      UnknownTransactions unknowns,
      ClaimedOutputs claims,
      WaitingPayouts payouts,
      Families families,
      IdSource ids) {
    this.gate = gate;
    this.unknowns = unknowns;
    this.claims = claims;
    this.payouts = payouts;
    this.families = families;
    this.ids = ids;
  }

  @Transactional
  Optional<String> declareForeign(String wallet, TransactionId txid, TwoPersons by) {
    gate.requireOpen();
    if (!unknowns.lock(wallet, txid)) {
      return Optional.of("no such transaction waits for two persons");
    }
    if (!claims.of(txid).isEmpty()) {
      return Optional.of("our own facts say that it pays payouts");
    }
    unknowns.decide(txid, "FOREIGN", by);
    LOG.warn("Transaction declared foreign. wallet={} txid={}", wallet, txid);
    return Optional.empty();
  }

  /**
   * From here on its payouts are bound to it and never payable by another; the worker adopts it.
   */
  @Transactional
  Optional<String> attribute(String wallet, SignedTransaction tx, List<Claim> paid, TwoPersons by) {
    gate.requireOpen();
    if (!unknowns.lock(wallet, tx.txid())) {
      return Optional.of("no such transaction waits for two persons");
    }
    for (Claim told : claims.of(tx.txid())) {
      if (paid.stream().noneMatch(claim -> isSame(claim, told))) {
        return Optional.of("our own facts say otherwise of output " + told.output().vout());
      }
    }
    List<PayoutId> ids = paid.stream().map(Claim::payout).toList();
    Optional<String> objection = bind(ids, tx);
    if (objection.isPresent()) {
      return objection;
    }
    claims.keep(paid);
    unknowns.decide(tx.txid(), "OURS", by);
    LOG.warn("Transaction attributed. txid={} payouts={}", tx.txid(), paid.size());
    return Optional.empty();
  }

  private static boolean isSame(Claim claim, Claim other) {
    return claim.output().equals(other.output()) && claim.payout().equals(other.payout());
  }

  private void releaseUntold(List<Binding> bindings) {
    Set<String> told =
        bindings.stream()
            .filter(binding -> !binding.isFunded())
            .flatMap(binding -> binding.familyId().stream())
            .collect(Collectors.toSet());
    bindings.stream()
        .flatMap(binding -> binding.familyId().stream())
        .distinct()
        .filter(familyId -> !told.contains(familyId))
        .filter(familyId -> families.state(familyId).equals(Optional.of("RESERVED")))
        .forEach(familyId -> {
          families.release(familyId, "ATTRIBUTED");
          payouts.unplan(familyId);
        });
  }

  /** Reservations that nobody was told of give way; any other family must be the same one. */
  private Optional<String> bind(List<PayoutId> paid, SignedTransaction tx) {
    List<Binding> bindings = payouts.lockBindings(paid);
    if (bindings.stream().anyMatch(binding -> !binding.isOpen())) {
      return Optional.of("a payout has failed, or is complete");
    }
    releaseUntold(bindings);
    List<Binding> left = payouts.lockBindings(paid);
    List<String> kept =
        left.stream().flatMap(binding -> binding.familyId().stream()).distinct().toList();
    if (kept.size() > 1) {
      return Optional.of("its payouts are bound to several batches");
    }
    boolean spendsTheAnchor =
        kept.stream()
            .filter(familyId -> families.state(familyId).isPresent())
            .allMatch(familyId -> tx.inputs().contains(families.find(familyId).draft().anchor()));
    if (!spendsTheAnchor) {
      return Optional.of("its payouts are bound to a batch whose anchor it does not spend");
    }
    payouts.plan(
        left.stream().filter(binding -> binding.familyId().isEmpty()).map(Binding::payout).toList(),
        kept.isEmpty() ? ids.nextId() : kept.getFirst());
    return Optional.empty();
  }
}
