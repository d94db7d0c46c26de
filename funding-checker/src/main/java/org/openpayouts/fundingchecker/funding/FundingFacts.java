package org.openpayouts.fundingchecker.funding;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.fundingchecker.recipient.Payee;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.schemas.event.DeferralReason;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutCancellationRequested;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Says decisions in the published language; the same transition always gives the same record. */
@Component
class FundingFacts {
  private final RecordCodec codec;

  FundingFacts(RecordCodec codec) {
    this.codec = codec;
  }

  OutboundRecord fact(Transition transition, Told told) {
    Source source = source(told);
    SpecificRecord record =
        switch (transition) {
          case Transition.Funded funded -> funded(funded, source);
          case Transition.Deferred deferred -> deferred(deferred, source);
          case Transition.Cancelled cancelled -> cancelled(cancelled, source);
        };
    return OutboundRecord.of(
        transition.common().payoutId(),
        codec.encode(Topics.LIFECYCLE.name(), record),
        told.traceparent() == null ? Map.of() : Map.of("traceparent", told.traceparent()));
  }

  private record Source(Envelope envelope, PayoutSnapshot payout) {}

  private Source source(Told told) {
    return switch (codec.decode(told.topic(), told.record())) {
      case PayoutRequested r -> new Source(r.getEnvelope(), r.getPayout());
      case PayoutCancellationRequested r -> new Source(r.getEnvelope(), r.getPayout());
      case PayoutFunded r -> relearned(r.getEnvelope(), r.getPayout());
      case PayoutDeferred r -> relearned(r.getEnvelope(), r.getPayout());
      case PayoutCancelled r -> relearned(r.getEnvelope(), r.getPayout());
      case Object other -> throw new IllegalStateException("an arrival holds " + other.getClass());
    };
  }

  /** A payout of which a decision of ours told first, as it was before it. */
  private static Source relearned(Envelope envelope, PayoutSnapshot payout) {
    return new Source(envelope, PayoutSnapshot.newBuilder(payout).setFunding(null).build());
  }

  private static PayoutFunded funded(Transition.Funded funded, Source source) {
    Transition.Common common = funded.common();
    PayoutSnapshot payout =
        PayoutSnapshot.newBuilder(source.payout)
            .setStatus(PayoutStatus.FUNDED)
            .setStatusReason(null)
            .setFunding(terms(funded))
            .build();
    return PayoutFunded.newBuilder()
        .setEnvelope(envelope(common, source))
        .setPayoutId(common.payoutId())
        .setMerchantId(common.ledger().merchantId().value())
        .setSequence(common.sequence())
        .setPayout(payout)
        .build();
  }

  private static FundingTerms terms(Transition.Funded funded) {
    Terms terms = funded.terms();
    return FundingTerms.newBuilder()
        .setWithdrawal(withdrawal(funded.payee()))
        .setBaseUnits(terms.baseUnits().toString())
        .setLedgerAmount(terms.ledgerAmount())
        .setPlatformFee(terms.platformFee())
        .setNetworkFee(terms.networkFee())
        .setRateInCurrency(terms.rateInCurrency().toPlainString())
        .setRateInLedgerCurrency(terms.rateInLedger().toPlainString())
        .setCutoffId(funded.cutoffId())
        .setFundedAt(funded.common().occurredAt())
        .setFundingMac(funded.fundingMac().buffer())
        .build();
  }

  private static Withdrawal withdrawal(Payee payee) {
    return Withdrawal.newBuilder()
        .setAsset(payee.asset())
        .setChain(payee.chain())
        .setDestination(new Destination(payee.address(), payee.memo()))
        .setRecipientVersion(payee.version())
        .setDestinationMac(payee.destinationMac().buffer())
        .build();
  }

  private static PayoutDeferred deferred(Transition.Deferred deferred, Source source) {
    Transition.Common common = deferred.common();
    PayoutSnapshot payout =
        PayoutSnapshot.newBuilder(source.payout)
            .setStatus(PayoutStatus.NEW)
            .setStatusReason(deferred.reason().name())
            .build();
    return PayoutDeferred.newBuilder()
        .setEnvelope(envelope(common, source))
        .setPayoutId(common.payoutId())
        .setMerchantId(common.ledger().merchantId().value())
        .setSequence(common.sequence())
        .setPayout(payout)
        .setReason(DeferralReason.valueOf(deferred.reason().name()))
        .setCutoffId(deferred.cutoffId())
        .setMissingLedgerUnits(deferred.missing())
        .setEligibleFrom(deferred.eligibleFrom())
        .build();
  }

  private static PayoutCancelled cancelled(Transition.Cancelled cancelled, Source source) {
    Transition.Common common = cancelled.common();
    PayoutSnapshot payout =
        PayoutSnapshot.newBuilder(source.payout)
            .setStatus(PayoutStatus.CANCELLED)
            .setStatusReason(null)
            .build();
    return PayoutCancelled.newBuilder()
        .setEnvelope(envelope(common, source))
        .setPayoutId(common.payoutId())
        .setMerchantId(common.ledger().merchantId().value())
        .setSequence(common.sequence())
        .setPayout(payout)
        .setRequestedByRole(cancelled.requestedRole())
        .setRequestedBy(cancelled.requestedBy())
        .build();
  }

  private static Envelope envelope(Transition.Common common, Source source) {
    return Envelope.newBuilder()
        .setEventId(common.eventId())
        .setProducer("funding-checker")
        .setOccurredAt(common.occurredAt())
        .setCausationId(common.causationId())
        .setCorrelationId(source.envelope.getCorrelationId())
        .build();
  }
}
