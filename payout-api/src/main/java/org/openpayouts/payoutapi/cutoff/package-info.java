/**
 * Tells the sweep of a cutoff that nothing older is still to come: for each cutoff whose instant
 * the database's clock has passed, one watermark on every partition that intake writes to.
 */
@NullMarked
package org.openpayouts.payoutapi.cutoff;

import org.jspecify.annotations.NullMarked;
