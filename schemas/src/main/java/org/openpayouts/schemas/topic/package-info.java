/** The topics of the system, and the idempotent step that creates and verifies them. */
@NullMarked
package org.openpayouts.schemas.topic;

import org.jspecify.annotations.NullMarked;
