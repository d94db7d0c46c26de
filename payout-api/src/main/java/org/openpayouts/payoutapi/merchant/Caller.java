package org.openpayouts.payoutapi.merchant;

import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;

/** Who asks: a token that is linked to the key that signed, and the merchant behind it. */
public record Caller(
    MerchantId merchantId,
    TokenId tokenId,
    Facade facade,
    PublicKey key,
    Currency settlementCurrency,
    Policy policy) {}
