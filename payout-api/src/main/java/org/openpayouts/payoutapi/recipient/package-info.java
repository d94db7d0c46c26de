/**
 * The people that merchants pay, and where each wants to be paid. A withdrawal is authenticated
 * under its recipient's version when it is set, so that the signer at the other end can tell that
 * nobody changed it on the way.
 */
@NullMarked
package org.openpayouts.payoutapi.recipient;

import org.jspecify.annotations.NullMarked;
