/** Names of the crash points between the broadcaster's steps; {@code outbox} knows how to die. */
@NullMarked
package org.openpayouts.broadcaster.failpoint;

import org.jspecify.annotations.NullMarked;
