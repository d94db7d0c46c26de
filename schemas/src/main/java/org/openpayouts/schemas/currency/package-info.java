/**
 * The one table of currencies and payable assets: how finely a ledger counts them, and how a chain
 * does. Amounts are exact decimals or integers of a named unit, never floating point.
 */
@NullMarked
package org.openpayouts.schemas.currency;

import org.jspecify.annotations.NullMarked;
