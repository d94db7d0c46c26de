package org.openpayouts.fundingchecker.funding;

import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.dao.DuplicateKeyException;

/** What a seed has happen to one merchant, and what the money of it sums up to, in cents. */
final class Crowd {
  private static final int PAYOUTS = 120;
  private static final int DEPOSITS = 20;
  private static final int WITHDRAWALS = 12;
  private static final int SWEEPERS = 15;

  final List<PayoutSnapshot> payouts = new ArrayList<>();
  final List<ReserveWithdrawn> withdrawals = new ArrayList<>();
  final Set<String> asked = new HashSet<>();
  final Set<String> completed = new HashSet<>();
  final Set<String> failed = new HashSet<>();

  /** Deposits, reversals and withdrawals, each counted once. */
  int movements;

  long deposited;
  long reversed;

  private final Story story;
  private final Random random;
  private int cutoffs;

  Crowd(Story story, long seed) {
    this.story = story;
    this.random = new Random(seed);
  }

  /** Payouts arrive and are cancelled while money comes and goes and a cutoff sweeps. */
  List<Runnable> untilTheFirstCutoff() {
    List<Runnable> all = new ArrayList<>();
    for (int n = 0; n < PAYOUTS; n++) {
      PayoutSnapshot payout = story.payout(cents(500 + random.nextInt(6_000)));
      payouts.add(payout);
      all.add(() -> story.handle(Topics.REQUESTS, Story.requested(payout)));
      if (random.nextInt(4) == 0) {
        all.add(cancel(payout));
      }
    }
    all.addAll(moneyComesAndGoes());
    all.addAll(aCutoffSweeps());
    return all;
  }

  /** What is funded is broadcast and settled, others are cancelled, and a second cutoff sweeps. */
  List<Runnable> untilTheSecondCutoff(Collection<String> funded) {
    List<Runnable> all = new ArrayList<>();
    for (PayoutSnapshot payout : payouts) {
      if (funded.contains(payout.getPayoutId())) {
        all.addAll(becomesOf(payout));
      } else if (random.nextInt(4) == 0) {
        all.add(cancel(payout));
      }
    }
    all.addAll(moneyComesAndGoes());
    all.addAll(aCutoffSweeps());
    return all;
  }

  private Runnable cancel(PayoutSnapshot payout) {
    asked.add(payout.getPayoutId());
    var cancel = Story.cancelOf(payout);
    return () -> story.handle(Topics.REQUESTS, cancel);
  }

  private List<Runnable> becomesOf(PayoutSnapshot payout) {
    var broadcast = Story.broadcast(payout, CUTOFF);
    List<Runnable> all = new ArrayList<>();
    all.add(() -> story.handle(Topics.LIFECYCLE, broadcast));
    switch (random.nextInt(4)) {
      case 0, 1 -> {
        completed.add(payout.getPayoutId());
        var fact = Story.completed(payout, 9);
        all.add(() -> settle(() -> story.handle(Topics.LIFECYCLE, fact)));
      }
      case 2 -> {
        failed.add(payout.getPayoutId());
        var fact = Story.failed(payout, 9);
        all.add(() -> settle(() -> story.handle(Topics.LIFECYCLE, fact)));
      }
      default -> {}
    }
    return all;
  }

  /**
   * The position of its partition keeps a fact from being posted by two at once; without it, as
   * here, its unique cause does, and who came second finds it posted.
   */
  private static void settle(Runnable delivery) {
    try {
      delivery.run();
    } catch (DuplicateKeyException postedMeanwhile) {
      delivery.run();
    }
  }

  private List<Runnable> moneyComesAndGoes() {
    List<Runnable> all = new ArrayList<>();
    for (int n = 0; n < DEPOSITS; n++) {
      int cents = 2_000 + random.nextInt(15_000);
      deposited += cents;
      DepositReceived deposit = Records.deposit(Records.IDS.nextId(), story.merchant, cents(cents));
      all.add(() -> story.handle(Topics.RESERVE_COMMANDS, deposit));
      if (random.nextInt(5) == 0) {
        all.add(reversalOf(deposit, 1 + random.nextInt(cents)));
      }
    }
    for (int n = 0; n < WITHDRAWALS; n++) {
      var withdrawal = Records.withdrawal(story.merchant, cents(100 + random.nextInt(5_000)));
      withdrawals.add(withdrawal);
      all.add(() -> story.handle(Topics.RESERVE_COMMANDS, withdrawal));
    }
    movements += DEPOSITS + WITHDRAWALS;
    return all;
  }

  private Runnable reversalOf(DepositReceived deposit, int cents) {
    reversed += cents;
    movements++;
    var reversal = Records.reversal(deposit.getDepositId(), story.merchant, cents(cents));
    return () -> story.handle(Topics.RESERVE_COMMANDS, reversal);
  }

  private List<Runnable> aCutoffSweeps() {
    Instant instant = CUTOFF.plusSeconds(3_600L * cutoffs++);
    CutoffReached cutoff =
        Records.cutoff(instant, CutoffScopeKind.MERCHANTS, List.of(story.merchant));
    List<Runnable> all = new ArrayList<>();
    all.add(() -> story.start(cutoff));
    for (int n = 0; n < SWEEPERS; n++) {
      all.add(story::sweep);
    }
    return all;
  }

  /** What all payouts with these ids sum up to. */
  long sum(Collection<String> payoutIds) {
    return payouts.stream()
        .filter(payout -> payoutIds.contains(payout.getPayoutId()))
        .mapToLong(payout -> inCents(payout.getAmount()))
        .sum();
  }

  static long inCents(String amount) {
    return new BigDecimal(amount).movePointRight(2).longValueExact();
  }

  private static String cents(int cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
