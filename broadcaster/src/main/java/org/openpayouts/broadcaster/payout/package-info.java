/**
 * Payouts as this service knows them, from the fact that funded them to their end: their rows, the
 * facts that came in and those that go out. Every move is guarded by the lifecycle of schemas.
 */
@NullMarked
package org.openpayouts.broadcaster.payout;

import org.jspecify.annotations.NullMarked;
