/** Recipients as payout-api describes them: who can be paid, where, in which asset. */
@NullMarked
package org.openpayouts.fundingchecker.recipient;

import org.jspecify.annotations.NullMarked;
