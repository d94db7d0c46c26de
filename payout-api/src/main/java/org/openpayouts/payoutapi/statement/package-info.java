/**
 * Bank statements: each credit of an account that is a merchant's becomes a deposit of that
 * merchant. A line that cannot be booked is named, with what to do about it, and stops no other.
 */
@NullMarked
package org.openpayouts.payoutapi.statement;

import org.jspecify.annotations.NullMarked;
