/**
 * A real PostgreSQL from the binaries of a Maven artifact: made, started, stopped and killed
 * without a container, also where this JVM runs as root.
 */
@NullMarked
package org.openpayouts.localstack.postgres;

import org.jspecify.annotations.NullMarked;
