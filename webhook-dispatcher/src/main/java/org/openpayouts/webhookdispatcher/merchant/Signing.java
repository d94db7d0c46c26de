package org.openpayouts.webhookdispatcher.merchant;

import org.openpayouts.webhookdispatcher.signature.SealedKey;

/** How a merchant's messages are signed, and which answers it calls delivered. */
public record Signing(SealedKey key, SuccessRule rule) {}
