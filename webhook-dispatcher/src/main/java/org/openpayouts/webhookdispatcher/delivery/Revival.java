package org.openpayouts.webhookdispatcher.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator's wish that a delivery be tried again.
 *
 * @param replayId of the wish itself; the same one twice is one wish
 * @param deliveryId the delivery that is meant
 * @param notice the message, for a store that lost it; the fact's event id stays its webhook id
 * @param requestedBy who asked
 * @param reason why
 */
public record Revival(
    UUID replayId,
    String deliveryId,
    Notice notice,
    @Nullable String requestedBy,
    @Nullable String reason) {}
