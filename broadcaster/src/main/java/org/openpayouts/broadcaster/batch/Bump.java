package org.openpayouts.broadcaster.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.WalletWeights;

/**
 * A transaction that waits too long is replaced by one that pays more to the network: the same
 * coins, the same payments in the same order, and less change. Pure.
 */
public final class Bump {
  /** Nodes want a replacement to pay at least this much more for its own relay. */
  private static final long INCREMENT_PER_KILOBYTE = 1_000;

  private Bump() {}

  /** A quarter more than before, and never less than nodes ask of a replacement. */
  public static FeeRate next(BaseUnits paid, long weight) {
    long before = paid.value().longValueExact() * 4_000 / weight;
    return new FeeRate(Math.max(before + before / 4, before + 2 * INCREMENT_PER_KILOBYTE));
  }

  /** The replacement; empty where the change cannot bear it or the rate is no rise. */
  public static Optional<Draft> of(
      Draft draft, BaseUnits paid, long weight, FeeRate rate, WalletWeights weights) {
    BaseUnits fee = rate.fee(weight);
    BaseUnits least = paid.plus(new FeeRate(INCREMENT_PER_KILOBYTE).fee(weight));
    if (fee.isLessThan(least)) {
      return Optional.empty();
    }
    return reduce(draft.change(), fee.minus(paid), weights.changeDust())
        .map(change -> new Draft(draft.inputs(), draft.payments(), change));
  }

  /** Takes from one output after the other what stands above dust. */
  private static Optional<List<BaseUnits>> reduce(
      List<BaseUnits> change, BaseUnits amount, BaseUnits dust) {
    var reduced = new ArrayList<BaseUnits>();
    BaseUnits open = amount;
    for (BaseUnits output : change) {
      BaseUnits spare = output.isLessThan(dust) ? BaseUnits.ZERO : output.minus(dust);
      BaseUnits taken = spare.isLessThan(open) ? spare : open;
      reduced.add(output.minus(taken));
      open = open.minus(taken);
    }
    return open.equals(BaseUnits.ZERO) ? Optional.of(reduced) : Optional.empty();
  }
}
