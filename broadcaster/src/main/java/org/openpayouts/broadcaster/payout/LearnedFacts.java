package org.openpayouts.broadcaster.payout;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutDelayed;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutReopened;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.PayoutTransaction;
import org.openpayouts.schemas.event.PayoutTransactionReplaced;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Reads our own facts of payouts.lifecycle.v1 back. */
@Component
public class LearnedFacts {
  private static final String TOPIC = Topics.LIFECYCLE.name();

  private final RecordCodec codec;
  private final PayoutFacts facts;

  LearnedFacts(RecordCodec codec, PayoutFacts facts) {
    this.codec = codec;
    this.facts = facts;
  }

  /** Empty where the fact is another service's. */
  public Optional<LearnedFact> decode(Received<byte[]> received) {
    return ours(codec.decode(TOPIC, received.value())).map(told -> learned(told, received));
  }

  private record Ours(
      Envelope envelope,
      PayoutSnapshot payout,
      long sequence,
      @Nullable String batchId,
      @Nullable String consumed) {}

  private static Optional<Ours> ours(SpecificRecord fact) {
    return switch (fact) {
      case PayoutDelayed f ->
          Optional.of(new Ours(f.getEnvelope(), f.getPayout(), f.getSequence(), null, null));
      case PayoutBroadcast f ->
          Optional.of(
              new Ours(f.getEnvelope(), f.getPayout(), f.getSequence(), f.getBatchId(), null));
      case PayoutTransactionReplaced f ->
          Optional.of(new Ours(f.getEnvelope(), f.getPayout(), f.getSequence(), null, null));
      case PayoutCompleted f ->
          Optional.of(new Ours(f.getEnvelope(), f.getPayout(), f.getSequence(), null, null));
      case PayoutFailed f ->
          Optional.of(new Ours(f.getEnvelope(), f.getPayout(), f.getSequence(), null, consumed(f)));
      case PayoutReopened f ->
          Optional.of(new Ours(f.getEnvelope(), f.getPayout(), f.getSequence(), null, null));
      default -> Optional.empty();
    };
  }

  private static @Nullable String consumed(PayoutFailed fact) {
    return fact.getProof() == null ? null : fact.getProof().getAnchor();
  }

  private LearnedFact learned(Ours told, Received<byte[]> received) {
    PayoutSnapshot payout = told.payout();
    PayoutStatus status = payout.getStatus();
    return new LearnedFact(
        facts.read(codec.encode(TOPIC, funding(told)), received.header("traceparent")),
        told.envelope().getOccurredAt(),
        told.sequence(),
        status.name(),
        status == PayoutStatus.FUNDED && payout.getStatusReason() != null
            ? payout.getStatusReason()
            : "",
        Optional.ofNullable(told.batchId()),
        payout.getTransactions().stream().map(LearnedFacts::paidBy).toList(),
        Optional.ofNullable(told.consumed()).map(OutputRef::parse),
        received.value());
  }

  /**
   * The funding behind the fact, which has it whole but for its time and number. So that a funding
   * that is older than the log, and comes again some day, is known.
   */
  private static PayoutFunded funding(Ours told) {
    PayoutSnapshot payout = told.payout();
    var envelope =
        Envelope.newBuilder()
            .setEventId(cause(told.envelope()))
            .setProducer("funding-checker")
            .setOccurredAt(fundedAt(payout))
            .setCorrelationId(told.envelope().getCorrelationId())
            .build();
    return PayoutFunded.newBuilder()
        .setEnvelope(envelope)
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(Math.max(0, told.sequence() - 1))
        .setPayout(
            PayoutSnapshot.newBuilder(payout)
                .setStatus(PayoutStatus.FUNDED)
                .setStatusReason(null)
                .setTransactions(List.of())
                .build())
        .build();
  }

  private static Instant fundedAt(PayoutSnapshot payout) {
    FundingTerms terms = payout.getFunding();
    if (terms == null) {
      throw new IllegalArgumentException("a fact of ours has no terms of a funding");
    }
    return terms.getFundedAt();
  }

  private static UUID cause(Envelope envelope) {
    String cause = envelope.getCausationId();
    if (cause == null) {
      return envelope.getEventId();
    }
    try {
      return UUID.fromString(cause);
    } catch (IllegalArgumentException none) {
      return UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static PaidBy paidBy(PayoutTransaction paid) {
    return new PaidBy(
        new OutputRef(new TransactionId(paid.getTxid()), paid.getVout()),
        BaseUnits.parse(paid.getBaseUnits()),
        paid.getBroadcastAt(),
        paid.getConfirmations());
  }
}
