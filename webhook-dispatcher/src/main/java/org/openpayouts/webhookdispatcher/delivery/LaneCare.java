package org.openpayouts.webhookdispatcher.delivery;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.openpayouts.webhookdispatcher.deadletter.DeadLetters;
import org.openpayouts.webhookdispatcher.deadletter.FailureCategory;
import org.openpayouts.webhookdispatcher.delivery.Addressing.Address;
import org.openpayouts.webhookdispatcher.delivery.LaneOrder.Arrangement;
import org.openpayouts.webhookdispatcher.delivery.Stragglers.Unaddressed;
import org.openpayouts.webhookdispatcher.endpoint.EndpointKey;
import org.openpayouts.webhookdispatcher.endpoint.Endpoints;
import org.openpayouts.webhookdispatcher.merchant.Merchants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves what no attempt and no fact would move, lane by lane. */
@Service
class LaneCare {

  private final Lanes lanes;
  private final Deliveries deliveries;
  private final Stragglers stragglers;
  private final Endpoints endpoints;
  private final Merchants merchants;
  private final Addressing addressing;
  private final DeadLetters deadLetters;
  private final LaneOrder order;
  private final DueBell bell;

  LaneCare(
      Lanes lanes,
      Deliveries deliveries,
      Stragglers stragglers,
      Endpoints endpoints,
      Merchants merchants,
      Addressing addressing,
      DeadLetters deadLetters,
      DeliverySettings settings,
      DueBell bell) {
    this.lanes = lanes;
    this.deliveries = deliveries;
    this.stragglers = stragglers;
    this.endpoints = endpoints;
    this.merchants = merchants;
    this.addressing = addressing;
    this.deadLetters = deadLetters;
    this.order = new LaneOrder(settings);
    this.bell = bell;
  }

  /** Gives an address to what waited for its merchant. */
  @Transactional
  void address(Collection<String> subjectIds) {
    var locked = lanes.lock(subjectIds);
    stragglers.unaddressed(subjectIds).forEach(this::address);
    letGo(locked);
  }

  /** Gives up what is past its deadline. */
  @Transactional
  int expire(Collection<String> subjectIds) {
    var locked = lanes.lock(subjectIds);
    var expired = stragglers.expire(subjectIds);
    expired.forEach(one -> deadLetters.bury(one.deliveryId(), one.subjectId(), one.category()));
    letGo(locked);
    return expired.size();
  }

  /** Puts these lanes into the order that they should have. */
  @Transactional
  void arrange(Collection<String> subjectIds) {
    letGo(lanes.lock(subjectIds));
  }

  private void address(Unaddressed one) {
    var id = one.deliveryId();
    var known = merchants.addresses(List.of(one.merchantId()));
    switch (addressing.of(null, one.kind(), one.merchantId(), known)) {
      case Address.NotYet() -> {}
      case Address.Nowhere() ->
          stragglers.address(id, DeliveryStatus.NO_ENDPOINT, null, null, null);
      case Address.To(var url, var endpoint) -> {
        endpoints.ensure(endpoint, one.merchantId());
        stragglers.address(id, DeliveryStatus.BLOCKED, url, endpoint, null);
      }
      case Address.Refused(var url, var reason) -> {
        stragglers.address(id, DeliveryStatus.DEAD, url, null, reason);
        deadLetters.bury(id, one.subjectId(), FailureCategory.CONTRACT);
      }
    }
  }

  private void letGo(SortedMap<String, Lane> locked) {
    var now = deliveries.now();
    var waiting = deliveries.unsettled(locked.keySet());
    var arranged =
        locked.values().stream()
            .map(lane -> {
              var queue = waiting.getOrDefault(lane.subjectId(), List.of());
              return order.arrange(queue, lane.deliveredSequence(), now);
            })
            .toList();
    Set<EndpointKey> due = new HashSet<>(deliveries.apply(Arrangement.of(arranged)));
    endpoints.refresh(due);
    bell.ringAfterCommit();
  }
}
