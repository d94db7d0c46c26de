package org.openpayouts.fundingchecker.funding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.BatchHandler;
import org.openpayouts.outbox.Received;
import org.openpayouts.outbox.RecordDecoder;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.FailureReason;
import org.openpayouts.schemas.event.MerchantLimits;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCancellationRequested;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutReopened;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One merchant with one recipient, told through the real decoders and handlers. */
final class Story {
  static final Instant MORNING = Instant.parse("2026-03-02T10:00:00Z");
  static final Instant CUTOFF = Instant.parse("2026-03-02T14:00:00Z");
  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  final String merchant = Records.IDS.nextId();
  final String recipient = Records.IDS.nextId();
  private final ApplicationContext context;
  private final TransactionTemplate transaction;
  private long versions;
  private long requests;

  private Story(ApplicationContext context) {
    this.context = context;
    this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  /** A merchant who may pay out, to a recipient who can be paid. */
  static Story anActiveMerchant(ApplicationContext context) {
    Story story = new Story(context);
    story.merchantIs(MerchantStatus.ACTIVE, 0);
    story.recipientIs(RecipientStatus.ACTIVE);
    return story;
  }

  /** The same merchant, seen by another instance of the service. */
  Story on(ApplicationContext other) {
    Story story = new Story(other);
    story.merchantIs(MerchantStatus.ACTIVE, 0);
    return story;
  }

  void merchantIs(MerchantStatus status, int feePpm) {
    handle(Topics.MERCHANTS, Records.merchant(merchant, ++versions, status, feePpm));
  }

  /** An active merchant of this policy. */
  void merchantWants(MerchantPolicy.Builder policy) {
    handle(
        Topics.MERCHANTS,
        Records.merchant(merchant, ++versions, MerchantStatus.ACTIVE, policy.build()));
  }

  /** Limits of the USD ledger, in cents. */
  void merchantIsLimited(
      @Nullable Long perPayout, @Nullable Long perDay, @Nullable Long perRecipientPerDay) {
    merchantWants(
        MerchantPolicy.newBuilder()
            .setLimits(List.of(new MerchantLimits("USD", perPayout, perDay, perRecipientPerDay))));
  }

  void recipientIs(RecipientStatus status) {
    handle(Topics.RECIPIENTS, Records.recipient(recipient, merchant, ++versions, status));
  }

  String deposit(String amount) {
    String id = Records.IDS.nextId();
    handle(Topics.RESERVE_COMMANDS, Records.deposit(id, merchant, amount));
    return id;
  }

  /** A payout of the next request, each a second after the one before. */
  PayoutSnapshot payout(String amount) {
    return payout(amount, MORNING.plusSeconds(++requests));
  }

  PayoutSnapshot payout(String amount, Instant requestedAt) {
    return Records.payout(Records.IDS.nextId(), merchant, recipient, amount, requestedAt);
  }

  String request(String amount) {
    PayoutSnapshot payout = payout(amount);
    handle(Topics.REQUESTS, requested(payout));
    return payout.getPayoutId();
  }

  List<String> requests(int count, String amount) {
    return Stream.generate(() -> request(amount)).limit(count).toList();
  }

  static PayoutRequested requested(PayoutSnapshot payout) {
    return new PayoutRequested(
        Records.envelope(), payout.getPayoutId(), payout.getMerchantId(), 1L, payout);
  }

  static PayoutCancellationRequested cancelOf(PayoutSnapshot payout) {
    return PayoutCancellationRequested.newBuilder()
        .setEnvelope(Records.envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(1)
        .setPayout(payout)
        .setRequestedByRole("merchant")
        .setRequestedBy("token")
        .build();
  }

  static PayoutBroadcast broadcast(PayoutSnapshot payout, Instant at) {
    return PayoutBroadcast.newBuilder()
        .setEnvelope(Envelope.newBuilder(Records.envelope()).setOccurredAt(at).build())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(3)
        .setPayout(payout)
        .setBatchId("batch")
        .build();
  }

  static PayoutCompleted completed(PayoutSnapshot payout, long sequence) {
    return PayoutCompleted.newBuilder()
        .setEnvelope(Records.envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setTxid("tx")
        .setBlockHeight(1)
        .setBlockHash("hash")
        .setDepth(6)
        .build();
  }

  static PayoutFailed failed(PayoutSnapshot payout, long sequence) {
    return PayoutFailed.newBuilder()
        .setEnvelope(Records.envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setReason(FailureReason.DESTINATION_INVALID)
        .build();
  }

  static PayoutReopened reopened(PayoutSnapshot payout, long sequence) {
    return PayoutReopened.newBuilder()
        .setEnvelope(Records.envelope())
        .setPayoutId(payout.getPayoutId())
        .setMerchantId(payout.getMerchantId())
        .setSequence(sequence)
        .setPayout(payout)
        .setTxid("tx")
        .setLostBlockHeight(1)
        .setLostBlockHash("hash")
        .build();
  }

  /** A cutoff over this merchant; started, not yet swept. */
  CutoffReached cutoff(Instant instant) {
    CutoffReached cutoff = Records.cutoff(instant, CutoffScopeKind.MERCHANTS, List.of(merchant));
    start(cutoff);
    return cutoff;
  }

  /** Announces a cutoff, handles the watermarks of its instant, and lays out its sweeps. */
  void start(CutoffReached cutoff) {
    handle(Topics.CUTOFFS, cutoff);
    for (Topic topic : Topics.WATERMARKED) {
      handle(topic, watermarks(topic, cutoff.getInstant()));
    }
    while (context.getBean(CutoffStart.class).startNext()) {
      Thread.onSpinWait();
    }
  }

  static SpecificRecord[] watermarks(Topic topic, Instant instant) {
    List<SpecificRecord> marks = new ArrayList<>();
    for (int partition = 0; partition < topic.partitions(); partition++) {
      marks.add(Records.watermark(topic.name(), partition, instant, null));
    }
    return marks.toArray(SpecificRecord[]::new);
  }

  /** Sweeps until there is nothing left to do. */
  void sweep() {
    while (context.getBean(SweepRound.class).work()) {
      Thread.onSpinWait();
    }
  }

  void cutOffAndSweep(Instant instant) {
    cutoff(instant);
    sweep();
  }

  /** Handles records of a topic as one batch in one transaction. */
  void handle(Topic topic, SpecificRecord... records) {
    handle(topic, Arrays.asList(records));
  }

  void handle(Topic topic, List<? extends SpecificRecord> records) {
    handle(
        topic,
        records,
        Objects.requireNonNull(DECODERS.get(topic.name())),
        Objects.requireNonNull(HANDLERS.get(topic.name())));
  }

  private static final Map<String, String> DECODERS =
      Map.of(
          Topics.REQUESTS.name(), "requestFacts",
          Topics.CUTOFFS.name(), "cutoffFacts",
          Topics.LIFECYCLE.name(), "lifecycleFacts",
          Topics.RESERVE_COMMANDS.name(), "reserveFacts",
          Topics.MERCHANTS.name(), "merchantFacts",
          Topics.RECIPIENTS.name(), "recipientFacts");

  private static final Map<String, String> HANDLERS =
      Map.of(
          Topics.REQUESTS.name(), "intake",
          Topics.CUTOFFS.name(), "cutoffStart",
          Topics.LIFECYCLE.name(), "settlement",
          Topics.RESERVE_COMMANDS.name(), "reserveBook",
          Topics.MERCHANTS.name(), "merchantBook",
          Topics.RECIPIENTS.name(), "recipientBook");

  @SuppressWarnings("unchecked")
  private void handle(
      Topic topic, List<? extends SpecificRecord> records, String decoder, String handler) {
    RecordDecoder<Object> decode = context.getBean(decoder, RecordDecoder.class);
    BatchHandler<Object> handle = context.getBean(handler, BatchHandler.class);
    RecordCodec codec = context.getBean(RecordCodec.class);
    List<Received<Object>> batch = new ArrayList<>();
    for (SpecificRecord record : records) {
      Object value = decode.decode(topic.name(), codec.encode(topic.name(), record));
      batch.add(
          new Received<>(
              value,
              "key",
              topic.name(),
              0,
              batch.size(),
              Map.of("traceparent", TRACE.getBytes(UTF_8))));
    }
    transaction.executeWithoutResult(status -> handle.handle(batch));
  }
}
