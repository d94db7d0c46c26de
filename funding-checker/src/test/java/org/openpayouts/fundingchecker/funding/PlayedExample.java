package org.openpayouts.fundingchecker.funding;

import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.fundingchecker.merchant.PlatformFee;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.DepositReversed;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ApplicationContext;

/**
 * The steps of an example, done by a merchant of its own; each is a minute after the one before.
 */
final class PlayedExample {
  private static final int SEQUENCE_OF_FUNDED = 2;

  private final Story story;
  private final Currency ledger;
  private final Map<String, DepositReceived> deposits = new HashMap<>();
  private final Map<String, PayoutSnapshot> payouts = new HashMap<>();
  private Instant now = Story.MORNING;
  private long sequence = SEQUENCE_OF_FUNDED;

  PlayedExample(ApplicationContext station, Currency ledger) {
    this.story = anActiveMerchant(station);
    this.ledger = ledger;
  }

  String merchant() {
    return story.merchant;
  }

  String payoutId(String name) {
    return payout(name).getPayoutId();
  }

  void play(Step step) {
    now = now.plusSeconds(60);
    switch (step) {
      case Step.Deposit(var name, var amount) -> deposit(name, amount);
      case Step.TakeBack(var name) -> takeBack(Objects.requireNonNull(deposits.get(name)));
      case Step.Withdraw(var amount) -> withdraw(amount);
      case Step.Charge(var fee, var networkFees) -> charge(fee, networkFees.recipientPays());
      case Step.Ask(var name, var amount, var currency) -> ask(name, amount, currency);
      case Step.Cancel(var name) -> story.handle(Topics.REQUESTS, Story.cancelOf(payout(name)));
      case Step.Cutoff() -> story.cutOffAndSweep(now);
      case Step.Broadcast(var name) -> story.handle(Topics.LIFECYCLE, broadcast(payout(name)));
      case Step.Settle(var names, var kind) -> settle(names, kind);
      case Step.Look() -> {}
    }
  }

  private void deposit(String name, BigDecimal amount) {
    DepositReceived deposit =
        DepositReceived.newBuilder(
                Records.deposit(Records.IDS.nextId(), story.merchant, amount.toPlainString()))
            .setCurrency(ledger.code())
            .build();
    deposits.put(name, deposit);
    story.handle(Topics.RESERVE_COMMANDS, deposit);
  }

  private void takeBack(DepositReceived deposit) {
    story.handle(
        Topics.RESERVE_COMMANDS,
        DepositReversed.newBuilder(
                Records.reversal(deposit.getDepositId(), story.merchant, deposit.getAmount()))
            .setCurrency(ledger.code())
            .build());
  }

  private void withdraw(BigDecimal amount) {
    story.handle(
        Topics.RESERVE_COMMANDS,
        ReserveWithdrawn.newBuilder(Records.withdrawal(story.merchant, amount.toPlainString()))
            .setCurrency(ledger.code())
            .build());
  }

  /** What the chain takes is a setting. */
  private void charge(PlatformFee fee, boolean recipientPays) {
    story.merchantWants(
        MerchantPolicy.newBuilder()
            .setPlatformFeePpm(fee.partsPerMillion())
            .setPlatformFeeFixed(fee.fixedUnits())
            .setRecipientPaysNetworkFee(recipientPays));
  }

  private void ask(String name, BigDecimal amount, String currency) {
    PayoutSnapshot payout =
        PayoutSnapshot.newBuilder(story.payout(amount.toPlainString(), now))
            .setCurrency(currency)
            .setLedgerCurrency(ledger.code())
            .build();
    payouts.put(name, payout);
    story.handle(Topics.REQUESTS, Story.requested(payout));
  }

  private PayoutBroadcast broadcast(PayoutSnapshot payout) {
    return PayoutBroadcast.newBuilder()
        .setEnvelope(Records.envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(++sequence)
        .setPayout(payout)
        .setBatchId("batch")
        .build();
  }

  private void settle(List<String> names, SettledFact.Kind kind) {
    sequence++;
    story.handle(
        Topics.LIFECYCLE, names.stream().map(name -> settled(payout(name), kind)).toList());
  }

  private SpecificRecord settled(PayoutSnapshot payout, SettledFact.Kind kind) {
    return switch (kind) {
      case COMPLETED -> Story.completed(payout, sequence);
      case FAILED -> Story.failed(payout, sequence);
      case REOPENED -> Story.reopened(payout, sequence);
    };
  }

  private PayoutSnapshot payout(String name) {
    return Objects.requireNonNull(payouts.get(name), name);
  }
}
