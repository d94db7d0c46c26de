/**
 * A payout service as a first afternoon makes it: one process, JPA, a row and a transaction for
 * each step, webhooks sent in the loop. It checks no signature, knows no chain and publishes
 * nothing, so the comparison favours it.
 */
@NullMarked
package org.openpayouts.bench.naive;

import org.jspecify.annotations.NullMarked;
