package org.openpayouts.broadcaster.recipient;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;

/**
 * A recipient as its topic has it.
 *
 * @param target where the recipient is paid, and its MAC; both absent where none is set
 */
record RecipientChange(
    String recipientId,
    String merchantId,
    long version,
    PaymentIntent.@Nullable Target target,
    @Nullable Mac targetMac) {}
