package org.openpayouts.broadcaster.payout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.PayoutTransaction;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.openpayouts.schemas.lifecycle.PayoutState;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Translates between the facts of payouts.lifecycle.v1 and this service's own words. */
@Component
class PayoutFacts {
  private static final String TOPIC = Topics.LIFECYCLE.name();
  private static final String PRODUCER = "broadcaster";

  private final RecordCodec codec;
  private final IdSource ids;

  PayoutFacts(RecordCodec codec, IdSource ids) {
    this.codec = codec;
    this.ids = ids;
  }

  /** A stored record of a funding. */
  FundedPayout read(byte[] record, @Nullable String traceparent) {
    return funded((PayoutFunded) codec.decode(TOPIC, record), record, traceparent);
  }

  /** A record of the topic: a funding, or null where it is any other fact. */
  @Nullable FundedPayout decode(String topic, byte[] value) {
    return codec.decode(topic, value) instanceof PayoutFunded fact
        ? funded(fact, value, null)
        : null;
  }

  private static FundedPayout funded(
      PayoutFunded fact, byte[] record, @Nullable String traceparent) {
    FundingTerms terms = termsOf(fact);
    return new FundedPayout(
        new PayoutId(fact.getPayoutId()),
        fact.getMerchantId(),
        fact.getSequence(),
        terms.getFundedAt(),
        order(fact, terms),
        traceparent,
        record);
  }

  private static FundingTerms termsOf(PayoutFunded fact) {
    FundingTerms terms = fact.getPayout().getFunding();
    if (terms == null) {
      throw new IllegalArgumentException("a payout was funded without terms");
    }
    return terms;
  }

  private static PaymentOrder order(PayoutFunded fact, FundingTerms terms) {
    PayoutSnapshot payout = fact.getPayout();
    Withdrawal to = terms.getWithdrawal();
    Mac requestMac = Mac.of(payout.getRequestMac());
    Mac targetMac = Mac.of(to.getDestinationMac());
    return new PaymentOrder(
        new PayoutId(fact.getPayoutId()),
        new PaymentIntent.Request(
            payout.getPayoutId(),
            payout.getMerchantId(),
            payout.getRecipientId(),
            payout.getAmount(),
            payout.getCurrency(),
            payout.getLedgerCurrency()),
        requestMac,
        new PaymentIntent.Target(
            payout.getMerchantId(),
            payout.getRecipientId(),
            to.getRecipientVersion(),
            to.getAsset(),
            to.getChain(),
            to.getDestination().getAddress(),
            to.getDestination().getMemo()),
        targetMac,
        new PaymentIntent.Funding(
            requestMac,
            targetMac,
            terms.getBaseUnits(),
            terms.getLedgerAmount(),
            terms.getPlatformFee(),
            terms.getNetworkFee()),
        Mac.of(terms.getFundingMac()));
  }

  /** What is told, in the topic's own form. */
  byte[] encode(PayoutRow row, News news, PayoutState after, Instant at, List<PaidBy> paidBy) {
    var funded = (PayoutFunded) codec.decode(TOPIC, row.record());
    var envelope =
        Envelope.newBuilder()
            .setEventId(ids.nextUuid())
            .setProducer(PRODUCER)
            .setOccurredAt(at)
            .setCausationId(funded.getEnvelope().getEventId().toString())
            .setCorrelationId(funded.getEnvelope().getCorrelationId())
            .build();
    SpecificRecord record =
        NewsFacts.record(envelope, snapshot(funded, news, after, paidBy), news, after.sequence());
    return codec.encode(TOPIC, record);
  }

  private static PayoutSnapshot snapshot(
      PayoutFunded funded, News news, PayoutState after, List<PaidBy> paidBy) {
    Withdrawal to = termsOf(funded).getWithdrawal();
    var transactions = new ArrayList<PayoutTransaction>();
    for (PaidBy paid : paidBy) {
      transactions.add(
          PayoutTransaction.newBuilder()
              .setTxid(paid.output().txid().value())
              .setVout(paid.output().vout())
              .setAsset(to.getAsset())
              .setChain(to.getChain())
              .setBaseUnits(paid.amount().toString())
              .setBroadcastAt(paid.broadcastAt())
              .setConfirmations(paid.confirmations())
              .build());
    }
    return PayoutSnapshot.newBuilder(funded.getPayout())
        .setStatus(PayoutStatus.valueOf(PayoutStates.word(after)))
        .setStatusReason(NewsFacts.statusReason(news))
        .setTransactions(transactions)
        .build();
  }
}
