package org.openpayouts.payoutapi.merchant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.schemas.id.MerchantId;

/**
 * An API token, without its text.
 *
 * @param firstKey from which the text follows; where there is none it follows from the id
 */
record Token(
    TokenId id,
    MerchantId merchantId,
    Facade facade,
    @Nullable PublicKey firstKey,
    @Nullable String label,
    byte[] sealedKey,
    String sealedTo,
    boolean revoked,
    Instant issuedAt) {}
