package org.openpayouts.fundingchecker.funding;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.springframework.stereotype.Component;

/**
 * What is claimed next. A crowd of a thousand ledgers is looked through once for many claims: the
 * sweeps that were found are tried one by one, by whichever worker comes. What comes meanwhile is
 * seen after a second.
 */
@Component
class SweepQueue {
  private static final int FOUND_MAX = 256;

  /** Fewer are looked up again for each claim, so that they keep their order to the letter. */
  private static final int CROWD = 32;

  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Sweeps sweeps;
  private final Deque<Sweeps.Claimable> found = new ArrayDeque<>();
  private long foundAt;

  SweepQueue(Sweeps sweeps) {
    this.sweeps = sweeps;
  }

  /** Claims a sweep until the end of the transaction. */
  Optional<Sweep> claim() {
    for (var next = next(found::poll); next.isPresent(); next = next(found::poll)) {
      Optional<Sweep> claimed = sweeps.claim(next.get().number());
      if (claimed.isPresent()) {
        return claimed;
      }
    }
    List<Sweeps.Claimable> claimable = sweeps.claimable(FOUND_MAX);
    for (int i = 0; i < claimable.size(); i++) {
      Optional<Sweep> claimed = sweeps.claim(claimable.get(i).number());
      if (claimed.isPresent()) {
        keep(claimable.subList(i + 1, claimable.size()));
        return claimed;
      }
    }
    return Optional.empty();
  }

  /**
   * Claims an ordinary sweep of a crowd for the same transaction. Its ledger is behind the one that
   * the transaction has locked, so that no two who lock several wait for each other.
   */
  Optional<Sweep> claimBehind(LedgerKey locked) {
    return next(() -> pollBehind(locked))
        .flatMap(other -> sweeps.claim(other.number()))
        .filter(Sweep::isOrdinary);
  }

  private Sweeps.@Nullable Claimable pollBehind(LedgerKey locked) {
    Sweeps.Claimable head = found.peek();
    return head != null && head.isOrdinary() && head.ledger().compareTo(locked) > 0
        ? found.poll()
        : null;
  }

  private synchronized Optional<Sweeps.Claimable> next(
      Supplier<Sweeps.@Nullable Claimable> taking) {
    if (System.nanoTime() - foundAt > FRESH_NANOS) {
      found.clear();
    }
    return Optional.ofNullable(taking.get());
  }

  private synchronized void keep(List<Sweeps.Claimable> others) {
    if (others.size() >= CROWD && found.isEmpty()) {
      found.addAll(others);
      foundAt = System.nanoTime();
    }
  }
}
