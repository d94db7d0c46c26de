package org.openpayouts.broadcaster.batch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.Payment;

/**
 * Plans one transaction: as many payouts as fit by weight and money, first come first served, from
 * as few coins as possible. The wallet pays the network's fee.
 */
public final class BatchPlanner {
  private final List<Coin> coins;
  private final FeeRate feeRate;
  private final BatchLimits limits;

  private final List<Coin> spent = new ArrayList<>();
  private final List<Payment> paid = new ArrayList<>();
  private BaseUnits in = BaseUnits.ZERO;
  private BaseUnits out = BaseUnits.ZERO;
  private long weight;

  private BatchPlanner(List<Coin> coins, FeeRate feeRate, BatchLimits limits) {
    this.coins =
        coins.stream()
            .sorted(
                Comparator.comparing(Coin::amount)
                    .reversed()
                    .thenComparing(coin -> coin.ref().toString()))
            .toList();
    this.feeRate = feeRate;
    this.limits = limits;
    this.weight = limits.weights().envelope();
  }

  /** Decides over a non-empty list of payouts in their order. */
  public static BatchDecision plan(
      List<Payable> payouts, List<Coin> coins, FeeRate feeRate, BatchLimits limits) {
    return new BatchPlanner(coins, feeRate, limits).decide(payouts);
  }

  private BatchDecision decide(List<Payable> payouts) {
    boolean walletRanShort = false;
    Optional<BaseUnits> missing = Optional.empty();
    for (Payable payout : payouts) {
      BaseUnits wanted = out.plus(payout.payment().amount());
      List<Coin> more = coinsFor(wanted, weight + payout.weight());
      BaseUnits held = in.plus(sum(more));
      long heavier = weight + payout.weight() + more.size() * limits.weights().input();
      if (heavier + limits.lanes() * limits.weights().change()
          > limits.weights().transactionMax()) {
        if (!paid.isEmpty()) {
          break;
        }
        // Its coins alone are too heavy; the others need not wait for larger ones.
        missing = missing.or(() -> Optional.of(missing(payout)));
        continue;
      }
      BaseUnits needed = wanted.plus(feeRate.fee(heavier));
      if (held.isLessThan(needed)) {
        if (paid.isEmpty()) {
          return new BatchDecision.HotWalletLow(needed.minus(held));
        }
        walletRanShort = true;
        break;
      }
      spent.addAll(more);
      in = held;
      out = wanted;
      weight = heavier;
      paid.add(payout.payment());
    }
    if (paid.isEmpty()) {
      return new BatchDecision.HotWalletLow(missing.orElse(BaseUnits.ZERO));
    }
    return new BatchDecision.Plan(new Draft(spent, paid, change()), walletRanShort);
  }

  /** How much more the largest coins that fit into one transaction would have to hold. */
  private BaseUnits missing(Payable payout) {
    long before = weight + payout.weight() + limits.lanes() * limits.weights().change();
    long room = (limits.weights().transactionMax() - before) / limits.weights().input();
    List<Coin> fitting = coins.subList(0, Math.toIntExact(Math.clamp(room, 0, coins.size())));
    long heavier = weight + payout.weight() + fitting.size() * limits.weights().input();
    BaseUnits needed = payout.payment().amount().plus(feeRate.fee(heavier));
    BaseUnits held = sum(fitting);
    return held.isLessThan(needed) ? needed.minus(held) : BaseUnits.ZERO;
  }

  /** The next largest coins, until they and those already spent cover the outputs and the fee. */
  private List<Coin> coinsFor(BaseUnits wanted, long weightBefore) {
    var more = new ArrayList<Coin>();
    BaseUnits held = in;
    long heavier = weightBefore;
    for (Coin coin : coins.subList(spent.size(), coins.size())) {
      if (!held.isLessThan(wanted.plus(feeRate.fee(heavier)))) {
        break;
      }
      more.add(coin);
      held = held.plus(coin.amount());
      heavier += limits.weights().input();
    }
    return more;
  }

  /** The rest, split into as many lanes as are missing and worth having; dust goes to the fee. */
  private List<BaseUnits> change() {
    int untouched = coins.size() - spent.size();
    for (int lanes = Math.max(1, limits.lanes() - untouched); lanes >= 1; lanes--) {
      BaseUnits fee = feeRate.fee(weight + lanes * limits.weights().change());
      BaseUnits least = lanes == 1 ? limits.weights().changeDust() : limits.laneMin();
      BaseUnits costs = out.plus(fee);
      if (!in.isLessThan(costs) && !in.minus(costs).isLessThan(times(least, lanes))) {
        return split(in.minus(costs), lanes);
      }
    }
    return List.of();
  }

  private static List<BaseUnits> split(BaseUnits amount, int parts) {
    var divided = amount.value().divideAndRemainder(BigInteger.valueOf(parts));
    var result = new ArrayList<BaseUnits>();
    result.add(new BaseUnits(divided[0].add(divided[1])));
    for (int i = 1; i < parts; i++) {
      result.add(new BaseUnits(divided[0]));
    }
    return result;
  }

  private static BaseUnits times(BaseUnits amount, int factor) {
    return new BaseUnits(amount.value().multiply(BigInteger.valueOf(factor)));
  }

  private static BaseUnits sum(List<Coin> coins) {
    return coins.stream().map(Coin::amount).reduce(BaseUnits.ZERO, BaseUnits::plus);
  }
}
