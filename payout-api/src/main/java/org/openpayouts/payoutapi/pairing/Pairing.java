package org.openpayouts.payoutapi.pairing;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.merchant.TokenRegister;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.MerchantId;

/**
 * A token that somebody wants.
 *
 * @param tokenId under which the token will be there, if it ever is
 * @param merchantId whose it is, or will be; empty while no operator has said so
 * @param sin the key that may use it, or will; empty while an operator's offer is open to any
 * @param paired whether the token is there
 */
public record Pairing(
    TokenId tokenId,
    Optional<MerchantId> merchantId,
    Optional<Sin> sin,
    Facade facade,
    @Nullable String label,
    Instant createdAt,
    Instant expiresAt,
    boolean paired) {

  TokenRegister.Wish wish(Sin key) {
    return new TokenRegister.Wish(tokenId, facade, key, label);
  }
}
