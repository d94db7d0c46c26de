/**
 * Planning: funded payouts, confirmed coins, a fee rate and limits in; a plan or a refusal out.
 * Pure: no clock, no SQL, no node.
 */
@NullMarked
package org.openpayouts.broadcaster.batch;

import org.jspecify.annotations.NullMarked;
