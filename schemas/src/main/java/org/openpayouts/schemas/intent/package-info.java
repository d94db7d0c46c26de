/**
 * The three MACs by which a signer verifies that what it pays is what was asked for, where it was
 * asked to go, and what was held for it. Each is an HMAC-SHA256 under a key of its own.
 */
@NullMarked
package org.openpayouts.schemas.intent;

import org.jspecify.annotations.NullMarked;
