package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.topic.Topics;

/** Whatever happens in whatever order, the ledger stays coherent and nothing is spent twice. */
class RandomOperationsIT {
  private static final int OPERATIONS = 60;

  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());
  private final List<PayoutSnapshot> payouts = new ArrayList<>();
  private final List<String> deposits = new ArrayList<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsTheLedgerCoherent(long seed) {
    Random random = new Random(seed);
    deposits.add(story.deposit("100.00"));

    for (int operation = 0; operation < OPERATIONS; operation++) {
      operate(random, operation);
    }

    books.assertCoherent();
    assertThat(violations()).isEmpty();
    long in = -books.balance(story, "deposits_clearing");
    assertThat(
            books.balance(story, "available")
                + books.balance(story, "held")
                + books.balance(story, "paid_out")
                + books.balance(story, "suspense")
                + books.balance(story, "receivable"))
        .isEqualTo(in);
  }

  private List<?> violations() {
    return Station.shared().getBean(LedgerEndpoint.class).ledger().violations();
  }

  private void operate(Random random, int operation) {
    switch (random.nextInt(10)) {
      case 0 -> deposits.add(story.deposit(1 + random.nextInt(200) + ".007"));
      case 1 -> reverse(random);
      case 2 -> story.cutOffAndSweep(CUTOFF.plusSeconds(operation));
      case 3 -> cancel(random);
      case 4 -> settle(random);
      case 5 ->
          story.recipientIs(
              random.nextInt(3) == 0 ? RecipientStatus.PAUSED : RecipientStatus.ACTIVE);
      case 6 ->
          story.handle(
              Topics.RESERVE_COMMANDS,
              Records.withdrawal(story.merchant, 1 + random.nextInt(60) + ".10"));
      default -> request(random);
    }
  }

  private void request(Random random) {
    PayoutSnapshot payout = story.payout(5 + random.nextInt(60) + ".25");
    payouts.add(payout);
    story.handle(Topics.REQUESTS, Story.requested(payout));
  }

  private void reverse(Random random) {
    String deposit = deposits.remove(random.nextInt(deposits.size()));
    story.handle(Topics.RESERVE_COMMANDS, Records.reversal(deposit, story.merchant, "1.00"));
    if (deposits.isEmpty()) {
      deposits.add(story.deposit("50.00"));
    }
  }

  private void cancel(Random random) {
    if (!payouts.isEmpty()) {
      PayoutSnapshot payout = payouts.get(random.nextInt(payouts.size()));
      story.handle(Topics.REQUESTS, Story.cancelOf(payout));
    }
  }

  /** Completes or fails a payout that is held, the way the broadcaster would. */
  private void settle(Random random) {
    List<PayoutSnapshot> held =
        payouts.stream().filter(payout -> List.of("FUNDED").equals(exits(payout))).toList();
    if (!held.isEmpty()) {
      PayoutSnapshot payout = held.get(random.nextInt(held.size()));
      story.handle(
          Topics.LIFECYCLE,
          random.nextBoolean() ? Story.completed(payout, 9) : Story.failed(payout, 9));
    }
  }

  private List<String> exits(PayoutSnapshot payout) {
    return books.kinds(payout.getPayoutId()).stream()
        .filter(kind -> !kind.startsWith("DEFERRED"))
        .toList();
  }
}
