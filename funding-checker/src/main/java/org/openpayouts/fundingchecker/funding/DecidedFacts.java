package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.openpayouts.fundingchecker.recipient.Payee;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.stereotype.Component;

/** Reads our own decisions back from the published language, whole. */
@Component
class DecidedFacts {
  private final RecordCodec codec;
  private final LifecycleFacts lifecycle;

  DecidedFacts(RecordCodec codec, LifecycleFacts lifecycle) {
    this.codec = codec;
    this.lifecycle = lifecycle;
  }

  ToldDecision read(Received<byte[]> fact) {
    return switch (codec.decode(fact.topic(), fact.value())) {
      case PayoutFunded told -> ours(funded(told), told.getPayout(), told.getSequence(), fact);
      case PayoutDeferred told -> ours(deferred(told), told.getPayout(), told.getSequence(), fact);
      case PayoutCancelled told ->
          ours(cancelled(told), told.getPayout(), told.getSequence(), fact);
      case Object other ->
          switch (lifecycle.decode(fact.topic(), fact.value())) {
            case SettledFact.Settled settled -> new ToldDecision.Settled(settled);
            case SettledFact.Broadcast none -> new ToldDecision.Other();
            case SettledFact.Other none -> new ToldDecision.Other();
          };
    };
  }

  private static ToldDecision ours(
      Transition transition, PayoutSnapshot payout, long sequence, Received<byte[]> fact) {
    Told told = new Told(fact.topic(), fact.value(), fact.header("traceparent"));
    return new ToldDecision.Ours(
        transition, RequestFacts.arrival(payout, told), RequestFacts.openPayout(payout, sequence));
  }

  private static Transition.Funded funded(PayoutFunded told) {
    PayoutSnapshot payout = told.getPayout();
    FundingTerms terms = payout.getFunding();
    if (terms == null) {
      throw new IllegalStateException("payout " + told.getPayoutId() + " was funded without terms");
    }
    return new Transition.Funded(
        common(told.getEnvelope(), payout, told.getSequence()),
        terms.getCutoffId(),
        payout.getRecipientId(),
        terms(payout, terms),
        payee(payout, terms.getWithdrawal()),
        Mac.of(terms.getFundingMac()));
  }

  /**
   * As {@link Pricing} made them; the remainders follow from what was fixed. Who was paid less than
   * the amount is worth has paid the network's fee.
   */
  private static Terms terms(PayoutSnapshot payout, FundingTerms told) {
    Asset asset = Assets.of(told.getWithdrawal().getAsset());
    Currency ledger = Currencies.of(payout.getLedgerCurrency());
    BigDecimal amount = new BigDecimal(payout.getAmount());
    BigInteger baseUnits = new BigInteger(told.getBaseUnits());
    BigDecimal inCurrency = new BigDecimal(told.getRateInCurrency());
    BigDecimal inLedger = new BigDecimal(told.getRateInLedgerCurrency());
    boolean same = payout.getCurrency().equals(ledger.code());
    BigDecimal worth = amount.multiply(same ? BigDecimal.ONE : inLedger);
    BigDecimal whole = Pricing.whole(amount, inCurrency, asset);
    long ofRecipient = paid(asset, baseUnits).compareTo(whole) < 0 ? told.getNetworkFee() : 0;
    BigDecimal debit = BigDecimal.valueOf(told.getLedgerAmount() + ofRecipient, ledger.scale());
    return new Terms(
        asset,
        baseUnits,
        told.getLedgerAmount(),
        told.getPlatformFee(),
        told.getNetworkFee(),
        inCurrency,
        inLedger,
        amount.subtract(whole.multiply(inCurrency)),
        debit.multiply(same ? BigDecimal.ONE : inCurrency).subtract(worth));
  }

  private static BigDecimal paid(Asset asset, BigInteger baseUnits) {
    return asset.amount(baseUnits).setScale(asset.payableScale(), RoundingMode.UNNECESSARY);
  }

  private static Payee payee(PayoutSnapshot payout, Withdrawal told) {
    return new Payee(
        new MerchantId(payout.getMerchantId()),
        told.getRecipientVersion(),
        told.getAsset(),
        told.getChain(),
        told.getDestination().getAddress(),
        told.getDestination().getMemo(),
        Mac.of(told.getDestinationMac()));
  }

  private static Transition.Deferred deferred(PayoutDeferred told) {
    return new Transition.Deferred(
        common(told.getEnvelope(), told.getPayout(), told.getSequence()),
        told.getCutoffId(),
        Reason.valueOf(told.getReason().name()),
        told.getMissingLedgerUnits(),
        told.getEligibleFrom());
  }

  private static Transition.Cancelled cancelled(PayoutCancelled told) {
    return new Transition.Cancelled(
        common(told.getEnvelope(), told.getPayout(), told.getSequence()),
        told.getRequestedByRole(),
        told.getRequestedBy());
  }

  private static Transition.Common common(Envelope envelope, PayoutSnapshot payout, long sequence) {
    return new Transition.Common(
        payout.getPayoutId(),
        RequestFacts.ledger(payout),
        sequence,
        envelope.getEventId(),
        envelope.getCausationId(),
        envelope.getOccurredAt());
  }
}
