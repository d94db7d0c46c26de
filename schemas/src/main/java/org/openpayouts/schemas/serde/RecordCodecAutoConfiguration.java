package org.openpayouts.schemas.serde;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service its {@link RecordCodec}. */
@AutoConfiguration
@ConditionalOnProperty("payouts.schema-registry.url")
@EnableConfigurationProperties({SchemaRegistrySettings.class, SerializerSettings.class})
class RecordCodecAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  RecordCodec recordCodec(SchemaRegistrySettings registry, SerializerSettings classes) {
    return RecordCodec.using(classes.serializer(), classes.deserializer(), registry.serdeConfigs());
  }
}
