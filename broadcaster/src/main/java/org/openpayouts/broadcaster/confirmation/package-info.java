/**
 * Following: depth is computed from the chain at every look and never counted up. A payment is
 * complete at its target depth, reopened when its block is gone, and failed only by proof that the
 * anchor of its family was spent, for good, by another transaction.
 */
@NullMarked
package org.openpayouts.broadcaster.confirmation;

import org.jspecify.annotations.NullMarked;
