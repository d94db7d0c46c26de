package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.MerchantLimits;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.topic.Topics;

/** A merchant whose numbers overflow all that they can: the ledger says no, and others go on. */
class FullLedgerIT {
  /** 10^17 cents: the most that a deposit brings. */
  private static final String LARGEST = "1000000000000000.00";

  private static final long LARGEST_CENTS = 100_000_000_000_000_000L;
  private static final int TAKEN = 90;

  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());
  private final double refusedBefore = refused();

  @AfterEach
  void ledgersAreCoherent() {
    books.assertCoherent();
    assertThat(Station.shared().getBean(LedgerEndpoint.class).ledger().violations()).isEmpty();
  }

  @Test
  void refusesTheDepositsThatItCannotCount() {
    List<String> deposits = fill(93);

    assertThat(books.balance(story, "available")).isEqualTo(TAKEN * LARGEST_CENTS);
    assertThat(deposits.subList(0, TAKEN)).allMatch(id -> isPosted("deposit:" + id));
    assertThat(deposits.subList(TAKEN, 93)).allMatch(id -> isPosted("deposit_refused:" + id));
    assertThat(refused() - refusedBefore).isEqualTo(3);
    assertThat(books.countOf(story, "reserve_movement")).isEqualTo(93);
    assertThat(isPosted("deposit_refused:" + story.deposit("0.01"))).isTrue();
  }

  @Test
  void refusesADepositOnceAndForEver() {
    List<String> deposits = fill(TAKEN);
    DepositReceived late = Records.deposit(Records.IDS.nextId(), story.merchant, LARGEST);
    story.handle(Topics.RESERVE_COMMANDS, late);

    story.handle(
        Topics.RESERVE_COMMANDS, Records.reversal(deposits.getFirst(), story.merchant, LARGEST));
    story.handle(Topics.RESERVE_COMMANDS, late);

    assertThat(isPosted("deposit_refused:" + late.getDepositId())).isTrue();
    assertThat(isPosted("deposit:" + late.getDepositId())).isFalse();
    assertThat(books.balance(story, "available")).isEqualTo((TAKEN - 1) * LARGEST_CENTS);
    assertThat(isPosted("deposit:" + story.deposit(LARGEST))).isTrue();
  }

  @Test
  void takesNothingBackOfADepositThatItRefused() {
    String refused = fill(TAKEN + 1).getLast();

    story.handle(Topics.RESERVE_COMMANDS, Records.reversal(refused, story.merchant, LARGEST));

    assertThat(books.balance(story, "available")).isEqualTo(TAKEN * LARGEST_CENTS);
    assertThat(books.balance(story, "receivable")).isZero();
  }

  @Test
  void fundsOthersWhateverTheNumbersOfThisMerchant() {
    MerchantLimits limits =
        new MerchantLimits("USD", Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    story.merchantWants(
        MerchantPolicy.newBuilder()
            .setFundOnDeposit(true)
            .setPlatformFeePpm(Integer.MAX_VALUE)
            .setPlatformFeeFixed(Long.MAX_VALUE)
            .setLimits(List.of(limits)));
    fill(93);
    story.requests(20, "9999999999999.99");
    Story other = anActiveMerchant(Station.shared());
    other.deposit("100.00");
    String ofOther = other.request("10");

    story.start(
        Records.cutoff(CUTOFF, CutoffScopeKind.MERCHANTS, List.of(story.merchant, other.merchant)));
    story.sweep();

    assertThat(books.kinds(ofOther)).containsExactly("FUNDED");
    story.merchantIs(MerchantStatus.ACTIVE, 0);
    story.cutOffAndSweep(CUTOFF.plusSeconds(1));
    assertThat(books.balance(story, "held")).isEqualTo(20 * 999_999_999_999_999L);
  }

  private List<String> fill(int deposits) {
    return IntStream.range(0, deposits).mapToObj(n -> story.deposit(LARGEST)).toList();
  }

  private boolean isPosted(String cause) {
    return books.count("select count(*) from posting where cause = '" + cause + "'") == 1;
  }

  private static double refused() {
    return Station.shared()
        .getBean(MeterRegistry.class)
        .counter("payouts.deposits.refused")
        .count();
  }
}
