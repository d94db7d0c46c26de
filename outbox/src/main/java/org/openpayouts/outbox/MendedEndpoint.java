package org.openpayouts.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.MendedRecords.Mended;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /actuator/mended}: what operators did about set-aside records, who and why. */
@Endpoint(id = "mended")
class MendedEndpoint {

  private static final int LISTED_MAX = 500;

  private final MendedRecords mended;

  MendedEndpoint(MendedRecords mended) {
    this.mended = mended;
  }

  /** A page, oldest first. */
  record Page(List<Mended> mended) {}

  @ReadOperation
  Page since(@Nullable String since, @Nullable Long after) {
    return new Page(
        mended.since(DeadLettersEndpoint.instantOf(since), after == null ? 0 : after, LISTED_MAX));
  }
}
