package org.openpayouts.fundingchecker.recipient;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;

/**
 * What funding needs to know of a recipient.
 *
 * @param payee where to pay; absent while no withdrawal is set
 */
record Recipient(
    RecipientId id, MerchantId merchantId, long version, boolean active, @Nullable Payee payee) {}
