/** A cutoff over ever more payouts, beside the least that could do its work. */
@NullMarked
package org.openpayouts.bench.cutoff;

import org.jspecify.annotations.NullMarked;
