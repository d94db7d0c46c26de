package org.openpayouts.webhookdispatcher.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as it went.
 *
 * @param remoteIp where it was connected to, if it was
 */
record AttemptRecord(
    Instant startedAt, Duration took, @Nullable String remoteIp, Answer answer, String worker) {}
