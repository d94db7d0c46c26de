package org.openpayouts.broadcaster.batch;

import org.openpayouts.broadcaster.wallet.Payment;

/** A payment and the weight of its output. */
public record Payable(Payment payment, long weight) {}
