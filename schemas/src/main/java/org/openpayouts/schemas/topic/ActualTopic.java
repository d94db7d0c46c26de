package org.openpayouts.schemas.topic;

import java.util.Map;

/**
 * A topic as the cluster has it.
 *
 * @param replication copies of its least replicated partition
 * @param config its effective settings by name
 */
record ActualTopic(String name, int partitions, int replication, Map<String, String> config) {}
