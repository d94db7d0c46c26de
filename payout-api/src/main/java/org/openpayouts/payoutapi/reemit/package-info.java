/**
 * This service's own facts, read again from its own database in the order in which they were
 * published: the way back from a topic that was lost or has expired.
 */
@NullMarked
package org.openpayouts.payoutapi.reemit;

import org.jspecify.annotations.NullMarked;
