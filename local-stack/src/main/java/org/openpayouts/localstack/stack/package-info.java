/**
 * Every process of the local stack: where each listens and keeps its data, in which order they
 * start and stop, and the supervisor that owns them until it is told to stop.
 */
@NullMarked
package org.openpayouts.localstack.stack;

import org.jspecify.annotations.NullMarked;
