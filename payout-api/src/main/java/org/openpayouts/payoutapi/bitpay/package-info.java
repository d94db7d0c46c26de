/**
 * BitPay's dialect, version 2.0.0: what its client libraries send and what they can read. They look
 * at the body and never at the HTTP status, so every answer of the public port that is no success,
 * the container's own included, carries the one error body that all of them understand.
 */
@NullMarked
package org.openpayouts.payoutapi.bitpay;

import org.jspecify.annotations.NullMarked;
