/**
 * Our records among the tools of others: the real registry, the real broker, Confluent's own
 * serializers for Java and for Node. What we write they read, byte for byte, and the other way
 * round.
 */
@NullMarked
package org.openpayouts.systemtests.schema;

import org.jspecify.annotations.NullMarked;
