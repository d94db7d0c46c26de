package org.openpayouts.payoutapi.payout;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.RecipientId;

/** Whom a payout is for. */
public record Payee(RecipientId recipientId, @Nullable String email, @Nullable String shopperId) {}
