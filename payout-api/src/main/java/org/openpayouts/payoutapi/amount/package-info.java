/** How exact decimals enter: capped before any arithmetic. */
@NullMarked
package org.openpayouts.payoutapi.amount;

import org.jspecify.annotations.NullMarked;
