package org.openpayouts.payoutapi.recipient;

import java.util.Optional;
import org.openpayouts.schemas.id.MerchantId;

/**
 * Which recipients of a merchant are asked for, newest first.
 *
 * @param limit at most so many
 * @param offset how many of the newest are left out
 */
public record RecipientSearch(
    MerchantId merchantId, Optional<RecipientStatus> status, int limit, int offset) {}
