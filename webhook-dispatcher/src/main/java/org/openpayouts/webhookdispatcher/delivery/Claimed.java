package org.openpayouts.webhookdispatcher.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.webhookdispatcher.endpoint.EndpointKey;

/**
 * A delivery that this process may send now, until its lease ends.
 *
 * @param webhookId stable over all attempts and replays
 * @param fence the number of this claim; a result with an older one changes nothing
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out of a row
record Claimed(
    String deliveryId,
    UUID webhookId,
    String subjectId,
    String merchantId,
    String tokenId,
    EndpointKey endpoint,
    String url,
    int code,
    int attempts,
    String trigger,
    long fence,
    byte[] body,
    @Nullable String traceparent) {}
