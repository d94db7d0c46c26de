package org.openpayouts.schemas.topic;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cluster whose topics are checked at start.
 *
 * @param bootstrapServers host:port, several divided by commas
 * @param properties further settings of the Kafka client that checks, for example its security
 */
@ConfigurationProperties("payouts.kafka")
record KafkaSettings(String bootstrapServers, @DefaultValue Map<String, String> properties) {

  KafkaSettings {
    properties = Map.copyOf(properties);
  }
}
