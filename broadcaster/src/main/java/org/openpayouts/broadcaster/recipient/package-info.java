/**
 * What recipients chose, as their own topic tells it: the second source against which the signer's
 * side compares a payout's destination.
 */
@NullMarked
package org.openpayouts.broadcaster.recipient;

import org.jspecify.annotations.NullMarked;
