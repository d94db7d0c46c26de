package org.openpayouts.payoutapi.intake;

import org.jspecify.annotations.Nullable;

/**
 * An instruction of a group that makes no payout.
 *
 * @param index its place in the group, from 0
 * @param payee whom it names, in the caller's words
 * @param message a sentence for the client's developer
 */
public record FailedInstruction(int index, @Nullable String payee, String message) {}
