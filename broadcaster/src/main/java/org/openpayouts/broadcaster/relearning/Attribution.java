package org.openpayouts.broadcaster.relearning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.SignedTransaction.Output;

/**
 * Whether every output of a transaction is accounted for: as we build them, payments come first and
 * the rest is change to the wallet itself. Pure.
 */
sealed interface Attribution {
  /**
   * All of it is ours.
   *
   * @param payments as many outputs, from the first on, pay payouts
   */
  record Whole(int payments, List<BaseUnits> change) implements Attribution {
    public Whole {
      change = List.copyOf(change);
    }
  }

  /** An output that nobody has claimed and that is no change: somebody else is paid by it, too. */
  record Unclaimed(int vout) implements Attribution {}

  /** What was claimed is not what the transaction says. */
  record Contradicted(int vout) implements Attribution {}

  static Attribution of(SignedTransaction tx, List<Claim> claims, String ownScript) {
    Map<Integer, Claim> byVout = new HashMap<>();
    for (Claim claim : claims) {
      int vout = claim.output().vout();
      if (vout >= tx.outputs().size() || !tx.outputs().get(vout).amount().equals(claim.amount())) {
        return new Contradicted(vout);
      }
      byVout.put(vout, claim);
    }
    var change = new ArrayList<BaseUnits>();
    for (int vout = 0; vout < tx.outputs().size(); vout++) {
      Output output = tx.outputs().get(vout);
      boolean claimed = byVout.containsKey(vout);
      if (claimed && !change.isEmpty()) {
        return new Unclaimed(vout - 1);
      }
      if (!claimed && !output.script().equals(ownScript)) {
        return new Unclaimed(vout);
      }
      if (!claimed) {
        change.add(output.amount());
      }
    }
    return new Whole(byVout.size(), change);
  }
}
