/**
 * Deliveries that were given up: kept here, told once to the dead-letter topic with all that an
 * operator needs to find, judge and replay them.
 */
@NullMarked
package org.openpayouts.webhookdispatcher.deadletter;

import org.jspecify.annotations.NullMarked;
