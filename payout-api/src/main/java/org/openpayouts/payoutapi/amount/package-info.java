/**
 * How exact decimals enter and leave as text: capped before any arithmetic on the way in, in the
 * form of ECMAScript's numbers on the way out.
 */
@NullMarked
package org.openpayouts.payoutapi.amount;

import org.jspecify.annotations.NullMarked;
