/**
 * Tells merchants what became of their payouts: facts come in from Kafka, wait in a store with a
 * due time, and leave as signed HTTPS requests until the receiver says 200 or the deadline passes.
 */
@NullMarked
package org.openpayouts.webhookdispatcher;

import org.jspecify.annotations.NullMarked;
