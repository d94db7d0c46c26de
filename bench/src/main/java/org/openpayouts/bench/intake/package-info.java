/**
 * Requests for payouts, one each or a thousand, beside peers that verify and store the same: how
 * many a second, how long they wait, what CPU they take.
 */
@NullMarked
package org.openpayouts.bench.intake;

import org.jspecify.annotations.NullMarked;
