package org.openpayouts.broadcaster.relearning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.transaction.ChainTransactions;
import org.openpayouts.broadcaster.transaction.Families;
import org.openpayouts.broadcaster.transaction.ReservedFamily;
import org.openpayouts.broadcaster.transaction.TransactionState;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.Payment;
import org.openpayouts.broadcaster.wallet.Signature;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.broadcaster.wallet.WalletLeases;
import org.openpayouts.schemas.id.PayoutId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The database's side of adopting and comparing: each step is one fenced transaction. */
@Component
class AdoptedSteps {
  private static final Logger LOG = LoggerFactory.getLogger(AdoptedSteps.class);
  private static final long WEIGHT_PER_KILOBYTE = 4_000;

  private final WalletLeases leases;
  private final WalletHolds holds;
  private final Families families;
  private final ChainTransactions transactions;
  private final WaitingPayouts payouts;
  private final ClaimedOutputs claims;
  private final UnknownTransactions unknowns;
  private final WalletChains chains;

  AdoptedSteps(
      WalletLeases leases,
      WalletHolds holds,
      Families families,
      ChainTransactions transactions,
      WaitingPayouts payouts,
      ClaimedOutputs claims,
      UnknownTransactions unknowns,
      WalletChains chains) {
    this.leases = leases;
    this.holds = holds;
    this.families = families;
    this.transactions = transactions;
    this.payouts = payouts;
    this.claims = claims;
    this.unknowns = unknowns;
    this.chains = chains;
  }

  /** A transaction on the node, what it spends, and what came back to the wallet. */
  record Found(SignedTransaction tx, List<Coin> inputs, List<BaseUnits> change) {
    Found {
      inputs = List.copyOf(inputs);
      change = List.copyOf(change);
    }

    TransactionId txid() {
      return tx.txid();
    }
  }

  /** Makes it a member of the family that its payouts are bound to, or that family's first one. */
  @Transactional
  void adopt(Lease lease, Found found, BlockRef tip) {
    leases.fence(lease);
    List<Claim> claimed = claims.of(found.txid());
    List<String> bound = claims.families(found.txid());
    if (bound.size() != 1) {
      holdForClaim(lease, found.txid(), "its payouts are bound to " + bound.size() + " families");
      return;
    }
    ReservedFamily family = family(bound.getFirst(), found, claimed);
    Optional<String> objection =
        switch (families.state(family.familyId()).orElse("")) {
          case "" -> begin(lease, family, tip);
          case "RESERVED" -> continueReserved(family);
          case "STORED" -> join(family);
          case "FINAL" -> Optional.of("");
          default -> Optional.of("its family was ended");
        };
    if (objection.isEmpty()) {
      store(family, found, claimed);
    } else if (objection.get().isEmpty()) {
      claims.drop(found.txid());
    } else {
      holdForClaim(lease, found.txid(), objection.get());
    }
  }

  private ReservedFamily family(String familyId, Found found, List<Claim> claimed) {
    Map<PayoutId, String> addresses = new HashMap<>();
    payouts
        .of(claimed.stream().map(Claim::payout).toList())
        .forEach(payout -> addresses.put(payout.id(), payout.order().address()));
    List<Payment> payments =
        claimed.stream()
            .map(claim ->
                new Payment(
                    claim.payout(),
                    Objects.requireNonNull(addresses.get(claim.payout())),
                    claim.amount()))
            .toList();
    var draft = new Draft(found.inputs(), payments, found.change());
    return new ReservedFamily(familyId, draft, rate(draft.fee(), found.tx().weight()));
  }

  private static FeeRate rate(BaseUnits fee, long weight) {
    return new FeeRate(Math.max(1, fee.value().longValueExact() * WEIGHT_PER_KILOBYTE / weight));
  }

  /** Reservations of this database that spend the same coins were given back after its time. */
  private Optional<String> begin(Lease lease, ReservedFamily family, BlockRef tip) {
    for (var owner : families.owners(family.draft().inputs()).entrySet()) {
      if (!owner.getValue().equals("RESERVED")) {
        return Optional.of("it spends coins of the batch " + owner.getKey());
      }
      families.release(owner.getKey(), "RELEARNED");
      payouts.unplan(owner.getKey());
    }
    families.reserve(lease.wallet(), family, tip);
    families.store(family.familyId());
    return Optional.empty();
  }

  /** Nothing of it is stored here; what was signed of it is what the node has. */
  private Optional<String> continueReserved(ReservedFamily family) {
    Optional<String> objection = differs(family);
    if (objection.isEmpty()) {
      families.store(family.familyId());
    }
    return objection;
  }

  private Optional<String> join(ReservedFamily family) {
    return differs(family);
  }

  /** Members of one family spend the same coins and pay the same payouts by the same outputs. */
  private Optional<String> differs(ReservedFamily family) {
    Draft stored = families.find(family.familyId()).draft();
    return stored.inputs().equals(family.draft().inputs())
            && stored.payments().equals(family.draft().payments())
        ? Optional.empty()
        : Optional.of("it is no member of the batch " + family.familyId());
  }

  private void store(ReservedFamily family, Found found, List<Claim> claimed) {
    var signed = new Signature.Signed(found.txid(), found.tx().raw(), found.tx().weight());
    families.replaceChange(family);
    transactions.store(family, transactions.family(family.familyId()).size(), signed);
    if (claimed.stream().allMatch(claim -> claim.toldAt().isPresent())) {
      var stored = new TransactionState.Stored();
      transactions.move(found.txid(), stored, stored.accept());
    }
    claims.settle(found.txid());
    LOG.info(
        "Transaction adopted. batchId={} txid={} payouts={}",
        family.familyId(),
        found.txid(),
        claimed.size());
  }

  /**
   * The node does not have what our facts say that it took. Unknown means in flight; where bytes of
   * the same family are stored, or will be signed again alike, they stand for it.
   */
  @Transactional
  void miss(Lease lease, TransactionId txid) {
    leases.fence(lease);
    List<String> bound = claims.families(txid);
    if (bound.size() == 1 && families.state(bound.getFirst()).isPresent()) {
      claims.drop(txid);
    } else {
      holdForClaim(lease, txid, "the node does not have it");
    }
  }

  /** Holds the wallet for a claim, once: two persons may free it, and it is looked for on. */
  @Transactional
  void holdForClaim(Lease lease, TransactionId txid, String why) {
    leases.fence(lease);
    int paid = claims.of(txid).size();
    if (claims.noteHeld(txid)) {
      holds.hold(
          lease.wallet(), "transaction %s that pays %d payouts: %s".formatted(txid, paid, why));
      LOG.error(
          "Wallet held for a claim. wallet={} txid={} reason=\"{}\"", lease.wallet(), txid, why);
    }
  }

  /** Our facts name it and leave outputs of it unsaid. */
  @Transactional
  void holdForPart(Lease lease, TransactionId txid) {
    leases.fence(lease);
    hold(lease, txid, "transaction %s pays more than our facts say");
  }

  /** Answers whether it is news that such a transaction spends coins of the wallet. */
  @Transactional
  boolean holdForUnknown(Lease lease, TransactionId txid) {
    leases.fence(lease);
    return !unknowns.isKnown(txid)
        && hold(lease, txid, "coins of the wallet are spent by the unknown transaction %s");
  }

  private boolean hold(Lease lease, TransactionId txid, String reason) {
    boolean isNews = unknowns.note(lease.wallet(), txid);
    if (isNews) {
      holds.hold(lease.wallet(), reason.formatted(txid));
    }
    return isNews;
  }

  @Transactional
  void compared(Lease lease, long height) {
    leases.fence(lease);
    chains.compared(lease.wallet(), height);
  }

  @Transactional
  void endComparing(Lease lease) {
    leases.fence(lease);
    chains.endComparing(lease.wallet());
  }
}
