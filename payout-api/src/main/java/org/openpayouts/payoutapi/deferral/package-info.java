/** Why payouts still wait after a cutoff, and what they wait for. */
@NullMarked
package org.openpayouts.payoutapi.deferral;

import org.jspecify.annotations.NullMarked;
