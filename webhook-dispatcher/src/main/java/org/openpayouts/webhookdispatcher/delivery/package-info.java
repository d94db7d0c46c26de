/**
 * One message to one endpoint, from the moment its fact arrives until it is settled: order per
 * payout, claims with a lease and a fence, attempts, the retry schedule and the verdict on each
 * answer.
 */
@NullMarked
package org.openpayouts.webhookdispatcher.delivery;

import org.jspecify.annotations.NullMarked;
