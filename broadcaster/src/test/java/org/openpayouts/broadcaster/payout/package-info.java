/** Proves the decisions of this package. */
@NullMarked
package org.openpayouts.broadcaster.payout;

import org.jspecify.annotations.NullMarked;
