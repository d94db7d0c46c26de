/**
 * Stories over a whole running system, each ending in all guarantees: what a payout goes through,
 * and what the system goes through while payouts flow. {@code scenarios.txt} lists them, and {@link
 * org.openpayouts.systemtests.scenario.EveryScenarioRanIT} fails where fewer ran.
 */
@NullMarked
package org.openpayouts.systemtests.scenario;

import org.jspecify.annotations.NullMarked;
