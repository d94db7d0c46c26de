/** The relay of the outbox beside the least that could do its work. */
@NullMarked
package org.openpayouts.bench.outbox;

import org.jspecify.annotations.NullMarked;
