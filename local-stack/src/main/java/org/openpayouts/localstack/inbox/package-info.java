/**
 * The receiver of webhooks: an HTTPS server that writes down every delivery before it answers, and
 * that can be told to fail or to hang. Its log is a witness that the services cannot touch.
 */
@NullMarked
package org.openpayouts.localstack.inbox;

import org.jspecify.annotations.NullMarked;
