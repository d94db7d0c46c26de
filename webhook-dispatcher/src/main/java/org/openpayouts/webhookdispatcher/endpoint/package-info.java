/**
 * Where webhooks go: one endpoint per merchant, scheme, host and port, with its own room, breaker
 * and hold, and the guard that refuses every address inside our own walls at the moment of
 * connecting.
 */
@NullMarked
package org.openpayouts.webhookdispatcher.endpoint;

import org.jspecify.annotations.NullMarked;
