/**
 * A real Kafka broker and controller in one child JVM, from Maven jars that never stand on our own
 * class path. Its data stays over restarts, and it can be killed like any process.
 */
@NullMarked
package org.openpayouts.localstack.kafka;

import org.jspecify.annotations.NullMarked;
