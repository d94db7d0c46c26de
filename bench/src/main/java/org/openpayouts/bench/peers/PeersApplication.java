package org.openpayouts.bench.peers;

import org.openpayouts.outbox.OutboxAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;

/** Boot as everybody starts, with one endpoint for each peer. */
@SpringBootApplication(
    exclude = {
      OutboxAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      KafkaAutoConfiguration.class
    })
public class PeersApplication {
  public static void main(String[] args) {
    SpringApplication.run(PeersApplication.class, args);
  }
}
