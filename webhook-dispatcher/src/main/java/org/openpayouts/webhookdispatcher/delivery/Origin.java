package org.openpayouts.webhookdispatcher.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Where a message came from, kept so that a dead letter can name it.
 *
 * @param schemaId the registry's id of the schema it was written with
 */
public record Origin(
    String topic,
    int partition,
    long offset,
    @Nullable Integer schemaId,
    @Nullable String traceparent) {}
