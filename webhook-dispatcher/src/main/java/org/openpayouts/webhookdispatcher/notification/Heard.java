package org.openpayouts.webhookdispatcher.notification;

import org.apache.avro.specific.SpecificRecord;

/**
 * A record as it was decoded.
 *
 * @param schemaId the registry's id of the schema it was written with
 */
record Heard(SpecificRecord record, int schemaId) {}
