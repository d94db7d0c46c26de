/**
 * How a receiver knows that a webhook is ours: keys arrive sealed, are opened in memory only, and
 * sign the raw body of every attempt.
 */
@NullMarked
package org.openpayouts.webhookdispatcher.signature;

import org.jspecify.annotations.NullMarked;
