package org.openpayouts.payoutapi.payout;

import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutDelayed;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutReopened;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutTransactionReplaced;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/** The facts of {@code payouts.lifecycle.v1} as changes of the read model. */
final class LifecycleFacts {
  private LifecycleFacts() {}

  /** The state follows from which fact it is, not from what its snapshot says. */
  static Optional<ProgressRows.Change> change(SpecificRecord record) {
    return switch (record) {
      case PayoutDeferred f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.NEW, f.getReason());
      case PayoutFunded f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.FUNDED, null);
      case PayoutCancelled f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.CANCELLED, null);
      case PayoutDelayed f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.FUNDED, f.getReason());
      case PayoutBroadcast f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.PROCESSING, null);
      case PayoutTransactionReplaced f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.PROCESSING, null);
      case PayoutCompleted f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.COMPLETE, null);
      case PayoutFailed f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.FAILED, f.getReason());
      case PayoutReopened f ->
          change(f.getEnvelope(), f.getPayout(), f.getSequence(), Status.PROCESSING, null);
      default -> Optional.empty();
    };
  }

  private static Optional<ProgressRows.Change> change(
      Envelope envelope,
      PayoutSnapshot snapshot,
      long sequence,
      Status status,
      @Nullable Enum<?> reason) {
    Instant occurredAt = envelope.getOccurredAt();
    return Optional.of(
        new ProgressRows.Change(
            new PayoutId(snapshot.getPayoutId()),
            new MerchantId(snapshot.getMerchantId()),
            snapshot.getRequestedAt(),
            occurredAt,
            SnapshotFacts.progress(
                snapshot, sequence, status, reason == null ? null : reason.name())));
  }
}
