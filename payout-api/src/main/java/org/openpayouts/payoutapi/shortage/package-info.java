/**
 * How merchants hear by mail that a cutoff found their reserve short: one mail for each merchant,
 * currency and instant of a cutoff, to the address in the merchant's profile. Webhooks tell the
 * same.
 */
@NullMarked
package org.openpayouts.payoutapi.shortage;

import org.jspecify.annotations.NullMarked;
