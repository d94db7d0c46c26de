package org.openpayouts.payoutapi.merchant;

import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.schemas.id.MerchantId;

/** An API token, without its text. */
record Token(
    TokenId id,
    MerchantId merchantId,
    Facade facade,
    PublicKey publicKey,
    @Nullable String label,
    byte[] sealedKey,
    String sealedTo,
    boolean revoked) {}
