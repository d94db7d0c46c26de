/**
 * Cutoffs: the instants at which waiting payouts are executed. A schedule names times of day, a
 * slot is one of them on one day, and a cutoff is the row of a slot that was reached or of an
 * instant that an operator asked for. Whoever holds the lease writes the rows that are due and
 * their facts in one transaction; the unique slot makes a second writer harmless. While an operator
 * has paused a schedule, its slots do not come into being; a missed one that is too old is held
 * until an operator has released or dismissed it.
 */
@NullMarked
package org.openpayouts.batchscheduler.cutoff;

import org.jspecify.annotations.NullMarked;
