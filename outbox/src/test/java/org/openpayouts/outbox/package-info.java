/**
 * The outbox against a real broker and a real database, alone and killed at every step.
 *
 * <p>{@code Arena} holds the servers, {@code Station} is a small service that writes receipts, and
 * each test looks at the database and the topics from outside.
 */
@NullMarked
package org.openpayouts.outbox;

import org.jspecify.annotations.NullMarked;
