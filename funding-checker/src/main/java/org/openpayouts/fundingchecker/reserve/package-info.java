/**
 * The reserve ledger: what a merchant has, holds and has paid out, in double entry. Every posting
 * sums to zero, is unique by its cause and is said as a fact; no balance is ever below its bound.
 */
@NullMarked
package org.openpayouts.fundingchecker.reserve;

import org.jspecify.annotations.NullMarked;
