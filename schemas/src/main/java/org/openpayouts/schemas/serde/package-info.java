/**
 * Records to bytes and back, in Confluent's wire format: a zero byte, the schema's id in four
 * bytes, then Avro's binary encoding. It speaks the Confluent registry's REST API, reads
 * Confluent's configuration keys, and says each failure as one kind of {@link
 * org.openpayouts.schemas.serde.RecordFault}, because what is garbage must be set aside and what is
 * an outage must be waited for.
 */
@NullMarked
package org.openpayouts.schemas.serde;

import org.jspecify.annotations.NullMarked;
