/** A service as its author writes it: only the public types of the outbox, and Spring Boot. */
@NullMarked
package org.openpayouts.outbox.till;

import org.jspecify.annotations.NullMarked;
