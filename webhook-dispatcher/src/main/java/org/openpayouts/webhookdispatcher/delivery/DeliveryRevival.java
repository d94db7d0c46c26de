package org.openpayouts.webhookdispatcher.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.openpayouts.webhookdispatcher.deadletter.OpenLetters;
import org.openpayouts.webhookdispatcher.delivery.Addressing.Address;
import org.openpayouts.webhookdispatcher.endpoint.Endpoints;
import org.openpayouts.webhookdispatcher.merchant.Merchants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts given-up deliveries back on their way, the way that every delivery takes. */
@Service
public class DeliveryRevival {

  /** Nothing was done: there is no address to tell it to. */
  public static final String NO_ADDRESS = "NO_ADDRESS";

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRevival.class);

  private final Lanes lanes;
  private final Deliveries deliveries;
  private final Replays replays;
  private final DeliveryIntake intake;
  private final Addressing addressing;
  private final Merchants merchants;
  private final Endpoints endpoints;
  private final DeliverySettings settings;
  private final LaneCare care;
  private final OpenLetters letters;

  DeliveryRevival(
      Lanes lanes,
      Deliveries deliveries,
      Replays replays,
      DeliveryIntake intake,
      Addressing addressing,
      Merchants merchants,
      Endpoints endpoints,
      DeliverySettings settings,
      LaneCare care,
      OpenLetters letters) {
    this.lanes = lanes;
    this.deliveries = deliveries;
    this.replays = replays;
    this.intake = intake;
    this.addressing = addressing;
    this.merchants = merchants;
    this.endpoints = endpoints;
    this.settings = settings;
    this.care = care;
    this.letters = letters;
  }

  /** Nobody else settles or buries a message about this subject until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(String subjectId) {
    lanes.lock(List.of(subjectId));
  }

  /**
   * Grants an operator's wish for a delivery of this store, in the caller's transaction.
   *
   * @return what became of it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String again(UUID wish, String deliveryId, String by, String reason) {
    revive(List.of(replays.wish(wish, deliveryId, by, reason)));
    return replays.verdictOf(wish);
  }

  /** Grants what can be granted, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void revive(List<Revival> revivals) {
    var subjects = revivals.stream().map(one -> one.notice().subject().id()).toList();
    var locked = lanes.lock(subjects);
    for (var revival : revivals) {
      if (!replays.isKnown(revival)) {
        var lane = Objects.requireNonNull(locked.get(revival.notice().subject().id()));
        var verdict = judge(revival, lane);
        replays.remember(revival, verdict);
        if (!verdict.equals(NO_ADDRESS)) {
          letters.close(revival.deliveryId());
        }
        report(revival, verdict);
      }
    }
    care.arrange(Set.copyOf(subjects));
  }

  private String judge(Revival revival, Lane lane) {
    var found = replays.find(revival);
    if (found.isEmpty()) {
      intake.accept(List.of(revival.notice()));
      return "TAKEN_IN";
    }
    var known = found.get();
    return switch (known.status()) {
      case DELIVERED -> "ALREADY_DELIVERED";
      case UNADDRESSED, BLOCKED, READY, LEASED -> "ALREADY_WAITING";
      case DEAD, EXPIRED, SUPERSEDED, ALREADY_TOLD, NO_ENDPOINT ->
          known.sequence() < lane.deliveredSequence() || isNoNewsAnyMore(revival.notice())
              ? "OUTDATED"
              : revive(known, revival);
    };
  }

  /** A payout's state is worth telling late; that a reserve was short once is not. */
  private boolean isNoNewsAnyMore(Notice notice) {
    return notice.subject().kind() == Subject.Kind.RESERVE
        && !deliveries
            .now()
            .isBefore(notice.occurredAt().plus(settings.deadlineOf(Subject.Kind.RESERVE)));
  }

  private String revive(Replays.Known known, Revival revival) {
    var notice = revival.notice();
    var address =
        addressing.of(
            notice.url(),
            notice.subject().kind(),
            notice.merchantId(),
            merchants.addresses(List.of(notice.merchantId())));
    if (!(address instanceof Address.To to)) {
      return NO_ADDRESS;
    }
    endpoints.ensure(to.endpoint(), notice.merchantId());
    endpoints.release(notice.merchantId());
    var deadline = deliveries.now().plus(settings.deadlineOf(notice.subject().kind()));
    replays.revive(known, revival, to, deadline);
    return "REVIVED";
  }

  private static void report(Revival revival, String verdict) {
    LOG.atInfo()
        .addKeyValue("payoutId", revival.notice().subject().id())
        .addKeyValue("deliveryId", revival.deliveryId())
        .addKeyValue("replayId", revival.replayId())
        .addKeyValue("verdict", verdict)
        .log("Replay judged");
  }
}
