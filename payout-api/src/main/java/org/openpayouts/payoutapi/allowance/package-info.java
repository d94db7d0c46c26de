/**
 * How much one merchant may ask for, over all replicas, so that it never takes the room of others.
 */
@NullMarked
package org.openpayouts.payoutapi.allowance;

import org.jspecify.annotations.NullMarked;
