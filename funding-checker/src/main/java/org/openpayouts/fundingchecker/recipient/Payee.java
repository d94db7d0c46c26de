package org.openpayouts.fundingchecker.recipient;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.intent.Mac;

/**
 * A recipient who can be paid now: exactly the withdrawal that was chosen.
 *
 * @param asset its code
 * @param version of the recipient when the withdrawal was set; the MAC covers it
 */
public record Payee(
    MerchantId merchantId,
    long version,
    String asset,
    String chain,
    String address,
    @Nullable String memo,
    Mac destinationMac) {}
