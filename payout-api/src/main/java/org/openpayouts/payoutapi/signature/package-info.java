/**
 * Who signed a request, and which exact string: ECDSA on secp256k1 over the SHA-256 of the public
 * URL and the raw body. Pure but for the curve arithmetic, which stands behind a port of its own
 * with a native and a Java implementation. Nothing here knows tokens, merchants or JSON.
 */
@NullMarked
package org.openpayouts.payoutapi.signature;

import org.jspecify.annotations.NullMarked;
