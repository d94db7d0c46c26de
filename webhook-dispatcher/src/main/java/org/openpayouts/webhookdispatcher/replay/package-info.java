/**
 * Deliveries that an operator wants tried again; they take the same path under the same webhook id.
 */
@NullMarked
package org.openpayouts.webhookdispatcher.replay;

import org.jspecify.annotations.NullMarked;
