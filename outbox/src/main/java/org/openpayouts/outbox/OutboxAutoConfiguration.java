package org.openpayouts.outbox;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives every service its way out and its way in. */
@AutoConfiguration
public class OutboxAutoConfiguration {

  @Bean
  Outbox outbox() {
    return new Outbox();
  }

  @Bean
  Inbound inbound() {
    return new Inbound();
  }
}
