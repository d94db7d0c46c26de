package org.openpayouts.webhookdispatcher.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.webhookdispatcher.deadletter.DeadLetters;
import org.openpayouts.webhookdispatcher.deadletter.FailureCategory;
import org.openpayouts.webhookdispatcher.delivery.Deliveries.Told;
import org.openpayouts.webhookdispatcher.delivery.LaneOrder.Arrangement;
import org.openpayouts.webhookdispatcher.delivery.LaneOrder.Waiting;
import org.openpayouts.webhookdispatcher.endpoint.EndpointKey;
import org.openpayouts.webhookdispatcher.endpoint.Endpoints;
import org.openpayouts.webhookdispatcher.merchant.Addresses;
import org.openpayouts.webhookdispatcher.merchant.Merchants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what merchants shall hear: one delivery per fact, however often the fact arrives, in its
 * place among the messages about the same subject.
 */
@Service
public class DeliveryIntake {

  private final Lanes lanes;
  private final Deliveries deliveries;
  private final Endpoints endpoints;
  private final Merchants merchants;
  private final DeadLetters deadLetters;
  private final Addressing addressing;
  private final DeliverySettings settings;
  private final LaneOrder order;
  private final IdSource ids;
  private final DueBell bell;
  private final Counter outdated;

  DeliveryIntake(
      Lanes lanes,
      Deliveries deliveries,
      Endpoints endpoints,
      Merchants merchants,
      DeadLetters deadLetters,
      Addressing addressing,
      DeliverySettings settings,
      IdSource ids,
      DueBell bell,
      MeterRegistry meters) {
    this.lanes = lanes;
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.merchants = merchants;
    this.deadLetters = deadLetters;
    this.addressing = addressing;
    this.settings = settings;
    this.order = new LaneOrder(settings);
    this.ids = ids;
    this.bell = bell;
    this.outdated = meters.counter("payouts.webhooks.outdated");
  }

  /** Stores what is new among these, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void accept(List<Notice> notices) {
    var locked = lanes.lock(subjects(notices));
    var fresh = withoutKnown(notices);
    if (fresh.isEmpty()) {
      return;
    }
    var now = deliveries.now();
    var arrived = place(fresh, locked, now);
    lanes.save(locked.values());
    var due = store(arrived, locked, now);
    due.addAll(answerRequests(fresh));
    endpoints.refresh(due);
    bell.ringAfterCommit();
  }

  private List<Notice> withoutKnown(List<Notice> notices) {
    var known = deliveries.known(notices.stream().map(Notice::eventId).toList());
    var fresh = new LinkedHashMap<UUID, Notice>();
    notices.stream()
        .filter(notice -> !known.contains(notice.eventId()))
        .sorted(Comparator.comparing(Notice::subject).thenComparing(Notice::isResend))
        .forEach(notice -> fresh.putIfAbsent(notice.eventId(), notice));
    return List.copyOf(fresh.values());
  }

  private List<NewDelivery> place(List<Notice> fresh, Map<String, Lane> locked, Instant now) {
    var addresses = merchants.addresses(fresh.stream().map(Notice::merchantId).distinct().toList());
    var lastTold = lastTold(fresh);
    var told = deliveries.told(locked.keySet());
    var arrived = new ArrayList<NewDelivery>();
    for (var notice : fresh) {
      var subjectId = notice.subject().id();
      var lane = Objects.requireNonNull(locked.get(subjectId));
      var body = body(notice, lastTold);
      var delivery = addressed(notice, lane, addresses, body, now);
      var news = told.add(new Told(subjectId, notice.code())) || mayRepeat(notice);
      arrived.add(news ? delivery : delivery.with(DeliveryStatus.ALREADY_TOLD));
      if (!notice.isResend()) {
        lastTold.put(subjectId, body);
      }
    }
    return arrived;
  }

  /**
   * A payout passes each event once; a recipient may be paused and activated again and again, and a
   * reserve be short at every cutoff.
   */
  private boolean mayRepeat(Notice notice) {
    return switch (notice.subject().kind()) {
      case PAYOUT -> notice.isResend() || settings.repeatEvents();
      case RECIPIENT, RESERVE -> true;
    };
  }

  private Map<String, byte[]> lastTold(List<Notice> fresh) {
    var asked = subjects(fresh.stream().filter(Notice::isResend).toList());
    return asked.isEmpty() ? new HashMap<>() : deliveries.lastTold(asked);
  }

  private static byte[] body(Notice notice, Map<String, byte[]> lastTold) {
    return switch (notice.content()) {
      case Content.Fixed(var body) -> body;
      case Content.LastAgain(var retell, var otherwise) -> {
        var last = lastTold.get(notice.subject().id());
        yield last == null ? otherwise : retell.apply(last);
      }
    };
  }

  private NewDelivery addressed(
      Notice notice, Lane lane, Map<String, Addresses> merchants, byte[] body, Instant now) {
    var sequence = lane.place(notice);
    var deadline = notice.occurredAt().plus(settings.deadlineOf(notice.subject().kind()));
    var address =
        addressing.of(notice.url(), notice.subject().kind(), notice.merchantId(), merchants);
    var delivery =
        new NewDelivery(
            ids.nextId(),
            notice,
            lane.nextPosition(),
            sequence,
            notice.url(),
            null,
            DeliveryStatus.UNADDRESSED,
            null,
            deadline,
            body);
    if (!deadline.isAfter(now)) {
      return delivery.with(DeliveryStatus.EXPIRED);
    }
    return delivery.at(address);
  }

  /** Answers the endpoints that may have something due. */
  private Set<EndpointKey> store(List<NewDelivery> arrived, Map<String, Lane> locked, Instant now) {
    endpointsOf(arrived).forEach((key, merchantId) -> endpoints.ensure(key, merchantId));
    var waiting = deliveries.unsettled(locked.keySet());
    arrived.stream()
        .filter(one -> !one.status().isSettled())
        .forEach(one ->
            waiting
                .computeIfAbsent(one.notice().subject().id(), _ -> new ArrayList<>())
                .add(
                    new Waiting(
                        one.deliveryId(), one.position(), one.sequence(), one.status(), 0, now)));
    deliveries.insert(arrived);
    outdated.increment(count(arrived, DeliveryStatus.EXPIRED));
    arrived.stream()
        .filter(one -> one.status() == DeliveryStatus.DEAD)
        .forEach(one ->
            deadLetters.bury(
                one.deliveryId(), one.notice().subject().id(), FailureCategory.CONTRACT));
    return arrange(locked.values(), waiting, now);
  }

  private static long count(List<NewDelivery> arrived, DeliveryStatus status) {
    return arrived.stream().filter(one -> one.status() == status).count();
  }

  private Set<EndpointKey> arrange(
      Collection<Lane> locked, Map<String, List<Waiting>> waiting, Instant now) {
    var arranged =
        locked.stream()
            .map(lane -> {
              var queue = waiting.getOrDefault(lane.subjectId(), List.of());
              return order.arrange(queue, lane.deliveredSequence(), now);
            })
            .toList();
    return new HashSet<>(deliveries.apply(Arrangement.of(arranged)));
  }

  /** Whoever asks for a resend wants all that waits for this subject now, and no hold. */
  private Set<EndpointKey> answerRequests(List<Notice> fresh) {
    var asking = fresh.stream().filter(Notice::isResend).toList();
    if (asking.isEmpty()) {
      return Set.of();
    }
    var keys = deliveries.hurry(subjects(asking));
    asking.stream().map(Notice::merchantId).distinct().sorted().forEach(endpoints::release);
    return keys;
  }

  private static TreeMap<EndpointKey, String> endpointsOf(List<NewDelivery> arrived) {
    var keys = new TreeMap<EndpointKey, String>(Comparator.comparing(EndpointKey::value));
    for (var one : arrived) {
      var endpoint = one.endpoint();
      if (endpoint != null) {
        keys.put(endpoint, one.notice().merchantId());
      }
    }
    return keys;
  }

  private static Set<String> subjects(List<Notice> notices) {
    Function<Notice, String> subjectId = notice -> notice.subject().id();
    return notices.stream().map(subjectId).collect(Collectors.toCollection(TreeSet::new));
  }
}
