/**
 * Benchmarks: each prints ratios to a peer of the same run and CPU per payout by process, and keeps
 * its report in docs/reports.
 */
@NullMarked
package org.openpayouts.bench;

import org.jspecify.annotations.NullMarked;
