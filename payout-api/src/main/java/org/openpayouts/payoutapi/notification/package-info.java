/**
 * Telling a merchant again. Asking is all that happens here: which webhook was the last, and
 * whether there was one at all, knows the service that delivers them.
 */
@NullMarked
package org.openpayouts.payoutapi.notification;

import org.jspecify.annotations.NullMarked;
