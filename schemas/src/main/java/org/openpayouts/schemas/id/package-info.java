/** Identifiers that travel between services: UUIDv7 in base58, 22 characters, ordered by time. */
@NullMarked
package org.openpayouts.schemas.id;

import org.jspecify.annotations.NullMarked;
