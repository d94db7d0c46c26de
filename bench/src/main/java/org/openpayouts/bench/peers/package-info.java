/**
 * What the intake is compared with, in one process: the same signatures are verified by the same
 * class, then nothing is stored, or a payout and its fact by JPA, or both by one statement of JDBC.
 * No peer knows tokens, recipients, rules, limits or repeats, and none publishes what it stored, so
 * the comparison favours them.
 */
@NullMarked
package org.openpayouts.bench.peers;

import org.jspecify.annotations.NullMarked;
