/**
 * batch-scheduler: says when waiting payouts are executed. Everything that it knows is a row of its
 * own database, so any number of replicas may run and any of them may die.
 */
@NullMarked
package org.openpayouts.batchscheduler;

import org.jspecify.annotations.NullMarked;
