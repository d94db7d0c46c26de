/**
 * Merchants as payout-api describes them: whether they may pay out at all, to whom and how much,
 * and what they are charged.
 */
@NullMarked
package org.openpayouts.fundingchecker.merchant;

import org.jspecify.annotations.NullMarked;
