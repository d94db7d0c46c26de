package org.openpayouts.payoutapi.signature;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param target path and query exactly as on the request line
 * @param body the raw bytes, empty where there is none
 * @param identity the header {@code X-Identity}
 * @param signature the header {@code X-Signature}
 */
public record SignedRequest(
    String target, byte[] body, @Nullable String identity, @Nullable String signature) {}
