package org.openpayouts.bench.peers;

import java.math.BigDecimal;

/** What a signed request asks for. */
record Wish(
    BigDecimal amount,
    String currency,
    String ledgerCurrency,
    String recipientId,
    String reference,
    String label,
    String token) {}
