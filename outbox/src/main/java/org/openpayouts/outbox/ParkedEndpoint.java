package org.openpayouts.outbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.ParkedRecords.Listed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * What is parked, and the way back: {@code GET /actuator/parked} lists the oldest records and the
 * partitions that stand still, {@code POST /actuator/parked/{key}} handles all records of a key.
 */
@Endpoint(id = "parked")
class ParkedEndpoint {

  private static final Logger log = LoggerFactory.getLogger(ParkedEndpoint.class);
  private static final int LISTED_MAX = 200;
  private static final int CONFLICT = 409;

  private final ParkedRecords parked;
  private final Inbound inbound;
  private final OutboxMetrics metrics;

  ParkedEndpoint(ParkedRecords parked, Inbound inbound, OutboxMetrics metrics) {
    this.parked = parked;
    this.inbound = inbound;
    this.metrics = metrics;
  }

  /** The oldest parked records, how many there are, and stopped partitions with their reasons. */
  record Overview(long count, List<Listed> oldest, Map<String, String> stoppedPartitions) {}

  /** What came of an unpark: how many records were handled, or why all of them stay. */
  record Unparked(String key, int records, @Nullable String failure) {}

  @ReadOperation
  Overview overview() {
    return new Overview(parked.count(), parked.list(LISTED_MAX), metrics.stopped());
  }

  @WriteOperation
  WebEndpointResponse<Unparked> unpark(@Selector String key) {
    try {
      return new WebEndpointResponse<>(new Unparked(key, inbound.unpark(key), null));
    } catch (RuntimeException e) {
      String failure = Causes.describe(e);
      log.error("Records stay parked key={} cause={}", key, failure);
      return new WebEndpointResponse<>(new Unparked(key, 0, failure), CONFLICT);
    }
  }
}
