/** From the start of a process to the first payout that it accepted. */
@NullMarked
package org.openpayouts.bench.start;

import org.jspecify.annotations.NullMarked;
