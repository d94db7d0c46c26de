package org.openpayouts.broadcaster.payout;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.event.DelayReason;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FailureProof;
import org.openpayouts.schemas.event.FailureReason;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutDelayed;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutReopened;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutTransactionReplaced;

/** One record type per kind of news. */
final class NewsFacts {
  private NewsFacts() {}

  static @Nullable String statusReason(News news) {
    return switch (news) {
      case News.Delayed(News.Delay reason) -> reason.name();
      case News.Refused(News.Impossible reason) -> reason.name();
      case News.Disproved _ -> FailureReason.REPLACED_ON_CHAIN.name();
      case News.Broadcast _, News.Replaced _, News.Completed _, News.Reopened _ -> null;
    };
  }

  static SpecificRecord record(Envelope envelope, PayoutSnapshot payout, News news, long sequence) {
    return switch (news) {
      case News.Delayed(News.Delay reason) ->
          PayoutDelayed.newBuilder()
              .setEnvelope(envelope)
              .setPayoutId(payout.getPayoutId())
              .setMerchantId(payout.getMerchantId())
              .setSequence(sequence)
              .setPayout(payout)
              .setReason(DelayReason.valueOf(reason.name()))
              .build();
      case News.Broadcast fact -> broadcast(envelope, payout, fact, sequence);
      case News.Replaced fact -> replaced(envelope, payout, fact, sequence);
      case News.Completed fact -> completed(envelope, payout, fact, sequence);
      case News.Refused(News.Impossible reason) ->
          failed(envelope, payout, FailureReason.valueOf(reason.name()), sequence).build();
      case News.Disproved fact ->
          failed(envelope, payout, FailureReason.REPLACED_ON_CHAIN, sequence)
              .setProof(proof(fact))
              .build();
      case News.Reopened fact -> reopened(envelope, payout, fact, sequence);
    };
  }

  private static PayoutBroadcast broadcast(
      Envelope envelope, PayoutSnapshot payout, News.Broadcast fact, long sequence) {
    return PayoutBroadcast.newBuilder()
        .setEnvelope(envelope)
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setBatchId(fact.batchId())
        .build();
  }

  private static PayoutTransactionReplaced replaced(
      Envelope envelope, PayoutSnapshot payout, News.Replaced fact, long sequence) {
    return PayoutTransactionReplaced.newBuilder()
        .setEnvelope(envelope)
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setReplacedTxid(fact.replaced().value())
        .setTxid(fact.by().value())
        .build();
  }

  private static PayoutCompleted completed(
      Envelope envelope, PayoutSnapshot payout, News.Completed fact, long sequence) {
    return PayoutCompleted.newBuilder()
        .setEnvelope(envelope)
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setTxid(fact.txid().value())
        .setBlockHeight(fact.block().height())
        .setBlockHash(fact.block().hash())
        .setDepth(fact.depth())
        .build();
  }

  private static PayoutFailed.Builder failed(
      Envelope envelope, PayoutSnapshot payout, FailureReason reason, long sequence) {
    return PayoutFailed.newBuilder()
        .setEnvelope(envelope)
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setReason(reason);
  }

  private static FailureProof proof(News.Disproved fact) {
    return FailureProof.newBuilder()
        .setAnchor(fact.anchor().toString())
        .setConsumedBy(fact.spend().by().value())
        .setBlockHeight(fact.spend().block().height())
        .setBlockHash(fact.spend().block().hash())
        .setDepth(fact.depth())
        .build();
  }

  private static PayoutReopened reopened(
      Envelope envelope, PayoutSnapshot payout, News.Reopened fact, long sequence) {
    return PayoutReopened.newBuilder()
        .setEnvelope(envelope)
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setTxid(fact.txid().value())
        .setLostBlockHeight(fact.lost().height())
        .setLostBlockHash(fact.lost().hash())
        .build();
  }
}
