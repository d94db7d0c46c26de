package org.openpayouts.schemas.topic;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.DepositReversed;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.NotificationRequested;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCancellationRequested;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutDelayed;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutReopened;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutTransactionReplaced;
import org.openpayouts.schemas.event.RatesPublished;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.event.WebhookDelivery;
import org.openpayouts.schemas.topic.Topic.Retention;

/** Every topic of the system; docs/events.md has a page for each. */
public final class Topics {
  private static final Retention FACTS = new Retention.For(Duration.ofDays(30));
  private static final Retention LETTERS = new Retention.For(Duration.ofDays(90));
  private static final Retention NEWEST = new Retention.Compacted();

  public static final Topic REQUESTS =
      new Topic(
          "payouts.requests.v1",
          12,
          "payoutId",
          FACTS,
          List.of(
              PayoutRequested.getClassSchema(),
              PayoutCancellationRequested.getClassSchema(),
              IntakeWatermark.getClassSchema()));

  /** One partition: cutoffs are handled in the order of their instants. */
  public static final Topic CUTOFFS =
      new Topic(
          "payouts.cutoffs.v1", 1, "scheduleId", FACTS, List.of(CutoffReached.getClassSchema()));

  public static final Topic LIFECYCLE =
      new Topic(
          "payouts.lifecycle.v1",
          12,
          "payoutId",
          FACTS,
          List.of(
              PayoutDeferred.getClassSchema(),
              PayoutFunded.getClassSchema(),
              PayoutCancelled.getClassSchema(),
              PayoutDelayed.getClassSchema(),
              PayoutBroadcast.getClassSchema(),
              PayoutTransactionReplaced.getClassSchema(),
              PayoutCompleted.getClassSchema(),
              PayoutFailed.getClassSchema(),
              PayoutReopened.getClassSchema()));

  public static final Topic NOTIFICATIONS =
      new Topic(
          "payouts.notifications.v1",
          6,
          "payoutId",
          FACTS,
          List.of(
              NotificationRequested.getClassSchema(),
              RecipientNotificationRequested.getClassSchema()));

  public static final Topic RESERVE_COMMANDS =
      new Topic(
          "reserves.commands.v1",
          6,
          "merchantId:currency",
          FACTS,
          List.of(
              DepositReceived.getClassSchema(),
              DepositReversed.getClassSchema(),
              ReserveWithdrawn.getClassSchema(),
              IntakeWatermark.getClassSchema()));

  public static final Topic RESERVE_ENTRIES =
      new Topic(
          "reserves.entries.v1",
          6,
          "merchantId:currency",
          FACTS,
          List.of(LedgerPosted.getClassSchema(), ReserveShort.getClassSchema()));

  public static final Topic MERCHANTS =
      new Topic(
          "merchants.v1",
          6,
          "merchantId",
          NEWEST,
          List.of(MerchantChanged.getClassSchema(), IntakeWatermark.getClassSchema()));

  public static final Topic RECIPIENTS =
      new Topic(
          "recipients.v1",
          6,
          "recipientId",
          NEWEST,
          List.of(RecipientChanged.getClassSchema(), IntakeWatermark.getClassSchema()));

  public static final Topic RATES =
      new Topic("rates.v1", 1, "base", NEWEST, List.of(RatesPublished.getClassSchema()));

  public static final Topic WEBHOOK_REPLAY =
      new Topic(
          "webhooks.replay.v1", 6, "payoutId", FACTS, List.of(WebhookDelivery.getClassSchema()));

  public static final Topic WEBHOOK_DEAD_LETTERS =
      new Topic(
          "webhooks.dead-letters.v1",
          6,
          "payoutId",
          LETTERS,
          List.of(WebhookDelivery.getClassSchema()));

  /** Partitions of which each gets an {@code IntakeWatermark} for every cutoff. */
  public static final List<Topic> WATERMARKED =
      List.of(REQUESTS, MERCHANTS, RECIPIENTS, RESERVE_COMMANDS);

  /** The services, as they name themselves in envelopes, consumer groups and dead letters. */
  public static final List<String> SERVICES =
      List.of(
          "payout-api", "batch-scheduler", "funding-checker", "broadcaster", "webhook-dispatcher");

  private Topics() {}

  /** Where a service puts records that it cannot decode: raw bytes, coordinates in headers. */
  public static Topic deadLettersOf(String service) {
    return new Topic(service + ".dead-letters.v1", 3, "the original key", LETTERS, List.of());
  }

  public static List<Topic> all() {
    return Stream.concat(
            Stream.of(
                REQUESTS,
                CUTOFFS,
                LIFECYCLE,
                NOTIFICATIONS,
                RESERVE_COMMANDS,
                RESERVE_ENTRIES,
                MERCHANTS,
                RECIPIENTS,
                RATES,
                WEBHOOK_REPLAY,
                WEBHOOK_DEAD_LETTERS),
            SERVICES.stream().map(Topics::deadLettersOf))
        .toList();
  }
}
