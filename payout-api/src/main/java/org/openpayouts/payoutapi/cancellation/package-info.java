/**
 * Taking a payout back. Asking is all that happens here: the wish is published on the fast lane,
 * and the answer is what the service that decides has decided, seen in this service's own database.
 */
@NullMarked
package org.openpayouts.payoutapi.cancellation;

import org.jspecify.annotations.NullMarked;
